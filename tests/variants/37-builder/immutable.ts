import { InvalidRequestError, type HttpRequest, type RequestPart } from '../../../solutions/37-builder/builder.ts';

export { InvalidRequestError, type HttpRequest, type RequestPart } from '../../../solutions/37-builder/builder.ts';

/** The draft is a request already, frozen like each of its successors. */
export class HttpRequestBuilder {
  readonly #draft: HttpRequest;

  constructor(url: string, draft: HttpRequest = empty) {
    must('url', url, /^https?:\/\/[^\s]/i.test(url) && !/\s/.test(url) && parses(url));
    this.#draft = Object.freeze({ ...draft, url });
  }

  method(method: string): HttpRequestBuilder {
    must('method', method, isToken(method));
    return this.#with({ method: method.toUpperCase() });
  }

  header(name: string, value: string): HttpRequestBuilder {
    must('headerName', name, isToken(name));
    must(
      'headerValue',
      value,
      ['\r', '\n', '\0'].every((bad) => !value.includes(bad)),
    );
    return this.#with({ headers: this.#headersWith(name, value) });
  }

  jsonBody(value: unknown): HttpRequestBuilder {
    let body: string | undefined;
    try {
      body = JSON.stringify(value);
    } catch (cause) {
      throw Object.assign(new InvalidRequestError('body', value), { cause });
    }
    must('body', value, body !== undefined);
    return this.#with({ body, headers: this.#headersWith('content-type', 'application/json') });
  }

  bearerToken(token: string): HttpRequestBuilder {
    must('token', token, token !== '' && [...token].every((one) => one >= '!' && one <= '~'));
    return this.#with({ headers: this.#headersWith('authorization', `Bearer ${token}`) });
  }

  timeout(timeoutSeconds: number): HttpRequestBuilder {
    must('timeout', timeoutSeconds, Number.isFinite(timeoutSeconds) && timeoutSeconds > 0);
    return this.#with({ timeoutSeconds });
  }

  withRetries(retries: number): HttpRequestBuilder {
    must('retries', retries, Number.isSafeInteger(retries) && !(retries < 0));
    return this.#with({ retries });
  }

  build(): HttpRequest {
    return this.#draft;
  }

  #with(part: Partial<HttpRequest>): HttpRequestBuilder {
    return new HttpRequestBuilder(this.#draft.url, { ...this.#draft, ...part });
  }

  #headersWith(name: string, value: string): HttpRequest['headers'] {
    return Object.freeze({ ...this.#draft.headers, [name.toLowerCase()]: value });
  }
}

const empty: HttpRequest = {
  url: '',
  method: 'GET',
  headers: Object.freeze({}),
  body: null,
  timeoutSeconds: 30,
  retries: 0,
};

function must(part: RequestPart, value: unknown, isValid: boolean): void {
  if (!isValid) throw new InvalidRequestError(part, value);
}

function parses(url: string): boolean {
  try {
    return new URL(url).protocol.startsWith('http');
  } catch {
    return false;
  }
}

function isToken(text: string): boolean {
  return /^[a-z0-9!#$%&'*+\-.^_`|~]+$/i.test(text);
}
