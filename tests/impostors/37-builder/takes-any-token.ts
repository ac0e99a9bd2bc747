// Breaks 9: checks what header is given, and writes the token into the header unchecked.
import { HttpRequestBuilder as Right, type HttpRequest } from '../../../solutions/37-builder/builder.ts';

export { InvalidRequestError, type HttpRequest, type RequestPart } from '../../../solutions/37-builder/builder.ts';

export class HttpRequestBuilder extends Right {
  readonly #tokens = new Map<string, string>();

  override header(name: string, value: string): this {
    super.header(name, value);
    if (name.toLowerCase() === 'authorization') this.#tokens.clear();
    return this;
  }

  override bearerToken(token: string): this {
    this.#tokens.set('authorization', `Bearer ${token}`);
    return this;
  }

  override build(): HttpRequest {
    const request = super.build();
    const headers = Object.fromEntries([...Object.entries(request.headers), ...this.#tokens]);
    return Object.freeze({ ...request, headers: Object.freeze(headers) });
  }
}
