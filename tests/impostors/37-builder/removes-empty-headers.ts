// Breaks 4: treats an empty value as a request to remove the header.
import { HttpRequestBuilder as Right, type HttpRequest } from '../../../solutions/37-builder/builder.ts';

export {
  BodyNotAllowedError,
  InvalidPartError,
  type CheckedPart,
  type HttpRequest,
} from '../../../solutions/37-builder/builder.ts';

export class HttpRequestBuilder extends Right {
  readonly #headers = new Map<string, string>();

  override header(name: string, value: string): this {
    super.header(name, value);
    this.#headers.set(name.toLowerCase(), value);
    return this;
  }

  override build(): HttpRequest {
    const headers = Object.fromEntries([...this.#headers].filter(([, value]) => value));
    return Object.freeze({ ...super.build(), headers: Object.freeze(headers) });
  }
}
