// Breaks 4: keeps headers in a plain object, where __proto__ is no name.
import { HttpRequestBuilder as Right, type HttpRequest } from '../../../solutions/37-builder/builder.ts';

export { InvalidRequestError, type HttpRequest, type RequestPart } from '../../../solutions/37-builder/builder.ts';

export class HttpRequestBuilder extends Right {
  readonly #headers: Record<string, string> = {};

  override header(name: string, value: string): this {
    super.header(name, value);
    this.#headers[name.toLowerCase()] = value;
    return this;
  }

  override build(): HttpRequest {
    return Object.freeze({ ...super.build(), headers: Object.freeze({ ...this.#headers }) });
  }
}
