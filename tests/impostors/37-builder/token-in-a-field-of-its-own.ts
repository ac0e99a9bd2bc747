// Breaks 4: keeps the token in a separate field, and overwrites a later authorization header in `build`.
import { HttpRequestBuilder as Right, type HttpRequest } from '../../../solutions/37-builder/builder.ts';

export {
  BodyNotAllowedError,
  InvalidPartError,
  type CheckedPart,
  type HttpRequest,
} from '../../../solutions/37-builder/builder.ts';

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
    const headers = { ...request.headers, authorization: `Bearer ${this.#token}` };
    return Object.freeze({ ...request, headers: Object.freeze(headers) });
  }
}
