// Breaks 4: keeps the names of headers as they come, so that Accept and accept are two.
import { HttpRequestBuilder as Right, type HttpRequest } from '../../../solutions/37-builder/builder.ts';

export { InvalidRequestError, type HttpRequest, type RequestPart } from '../../../solutions/37-builder/builder.ts';

export class HttpRequestBuilder extends Right {
  readonly #headers = new Map<string, string>();

  override header(name: string, value: string): this {
    super.header(name, value);
    this.#headers.set(name, value);
    return this;
  }

  override build(): HttpRequest {
    return Object.freeze({ ...super.build(), headers: Object.freeze(Object.fromEntries(this.#headers)) });
  }
}
