// Breaks 5: keeps the value that `jsonBody` received, and converts it in `build`.
import { HttpRequestBuilder as Right, type HttpRequest } from '../../../solutions/37-builder/builder.ts';

export {
  BodyNotAllowedError,
  InvalidPartError,
  type CheckedPart,
  type HttpRequest,
} from '../../../solutions/37-builder/builder.ts';

export class HttpRequestBuilder extends Right {
  #value: unknown;

  override jsonBody(value: unknown): this {
    super.jsonBody(value);
    this.#value = value;
    return this;
  }

  override build(): HttpRequest {
    const request = super.build();
    return Object.freeze({ ...request, body: request.body === null ? null : JSON.stringify(this.#value) });
  }
}
