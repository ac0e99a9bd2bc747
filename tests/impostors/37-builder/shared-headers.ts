// Breaks 7: hands each request the headers object that it goes on writing to, as the source does.
import { HttpRequestBuilder as Right, type HttpRequest } from '../../../solutions/37-builder/builder.ts';

export { InvalidRequestError, type HttpRequest, type RequestPart } from '../../../solutions/37-builder/builder.ts';

export class HttpRequestBuilder extends Right {
  readonly #headers: Record<string, string> = {};

  override header(name: string, value: string): this {
    super.header(name, value);
    Object.defineProperty(this.#headers, name.toLowerCase(), {
      value,
      enumerable: true,
      writable: true,
      configurable: true,
    });
    return this;
  }

  override build(): HttpRequest {
    return { ...super.build(), headers: this.#headers };
  }
}
