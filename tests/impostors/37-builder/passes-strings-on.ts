// Breaks 5: uses a string as the body without converting it, as the original example does.
import { HttpRequestBuilder as Right, type HttpRequest } from '../../../solutions/37-builder/builder.ts';

export {
  BodyNotAllowedError,
  InvalidPartError,
  type CheckedPart,
  type HttpRequest,
} from '../../../solutions/37-builder/builder.ts';

export class HttpRequestBuilder extends Right {
  #text: string | undefined;

  override jsonBody(value: unknown): this {
    super.jsonBody(value);
    this.#text = typeof value === 'string' ? value : undefined;
    return this;
  }

  override build(): HttpRequest {
    const request = super.build();
    return this.#text === undefined ? request : Object.freeze({ ...request, body: this.#text });
  }
}
