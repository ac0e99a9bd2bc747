// Breaks 5: writes the token past header, so that it stands in both authorization and Authorization.
import { HttpRequestBuilder as Right, type HttpRequest } from '../../../solutions/37-builder/builder.ts';

export { InvalidRequestError, type HttpRequest, type RequestPart } from '../../../solutions/37-builder/builder.ts';

export class HttpRequestBuilder extends Right {
  #token: string | undefined;

  override bearerToken(token: string): this {
    super.bearerToken(token);
    this.#token = token;
    return this;
  }

  override build(): HttpRequest {
    const request = super.build();
    if (this.#token === undefined) return request;
    const headers = { ...request.headers, Authorization: `Bearer ${this.#token}` };
    return Object.freeze({ ...request, headers: Object.freeze(headers) });
  }
}
