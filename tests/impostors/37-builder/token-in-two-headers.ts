// Breaks 4: adds the token as `Authorization`, next to the `authorization` header that `header` sets.
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
