import { BodyNotAllowedError, InvalidPartError, type HttpRequest } from '../../../solutions/37-builder/builder.ts';

export {
  BodyNotAllowedError,
  InvalidPartError,
  type CheckedPart,
  type HttpRequest,
} from '../../../solutions/37-builder/builder.ts';

/** Each setter returns a new builder. The draft is a frozen request, so `build` only has to check it. */
export class HttpRequestBuilder {
  readonly #draft: HttpRequest;

  constructor(url: string, draft: Omit<HttpRequest, 'url'> = defaults) {
    this.#draft = Object.freeze({ ...draft, url });
  }

  method(method: string): HttpRequestBuilder {
    return this.#with({ method: method.toUpperCase() });
  }

  header(name: string, value: string): HttpRequestBuilder {
    return this.#with({ headers: Object.freeze({ ...this.#draft.headers, [name.toLowerCase()]: value }) });
  }

  jsonBody(value: unknown): HttpRequestBuilder {
    let body: string | undefined;
    try {
      body = JSON.stringify(value);
    } catch (cause) {
      throw Object.assign(new InvalidPartError('body', value), { cause });
    }
    if (body === undefined) throw new InvalidPartError('body', value);
    return this.#with({ body }).header('content-type', 'application/json');
  }

  bearerToken(token: string): HttpRequestBuilder {
    return this.header('authorization', `Bearer ${token}`);
  }

  timeout(timeoutSeconds: number): HttpRequestBuilder {
    if (!(timeoutSeconds > 0 && timeoutSeconds < Infinity)) throw new InvalidPartError('timeout', timeoutSeconds);
    return this.#with({ timeoutSeconds });
  }

  withRetries(retries: number): HttpRequestBuilder {
    if (!Number.isSafeInteger(retries) || retries < 0) throw new InvalidPartError('retries', retries);
    return this.#with({ retries });
  }

  build(): HttpRequest {
    const { method, body } = this.#draft;
    if (body !== null && (method === 'GET' || method === 'HEAD')) throw new BodyNotAllowedError(method);
    return this.#draft;
  }

  #with(part: Partial<HttpRequest>): HttpRequestBuilder {
    return new HttpRequestBuilder(this.#draft.url, { ...this.#draft, ...part });
  }
}

const defaults = { method: 'GET', headers: Object.freeze({}), body: null, timeoutSeconds: 30, retries: 0 };
