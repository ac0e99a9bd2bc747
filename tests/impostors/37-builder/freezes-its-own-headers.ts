// Breaks 7: freezes the headers object that it still needs for later setters.
import { HttpRequestBuilder as Right, type HttpRequest } from '../../../solutions/37-builder/builder.ts';

export {
  BodyNotAllowedError,
  InvalidPartError,
  type CheckedPart,
  type HttpRequest,
} from '../../../solutions/37-builder/builder.ts';

export class HttpRequestBuilder extends Right {
  readonly #headers: Record<string, string> = Object.create(null) as Record<string, string>;

  override header(name: string, value: string): this {
    super.header(name, value);
    this.#headers[name.toLowerCase()] = value;
    return this;
  }

  override build(): HttpRequest {
    return Object.freeze({ ...super.build(), headers: Object.freeze(this.#headers) });
  }
}
