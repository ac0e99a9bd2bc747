import { InvalidRequestError, type HttpRequest, type RequestPart } from '../../../solutions/37-builder/builder.ts';

export { InvalidRequestError, type HttpRequest, type RequestPart } from '../../../solutions/37-builder/builder.ts';

type Entry = readonly [
  part: 'method' | 'body' | 'timeoutSeconds' | 'retries' | 'header',
  value: unknown,
  name?: string,
];

/** Writes down what was said, newest first, and reads it when it builds; requests are views of a journal. */
export class HttpRequestBuilder {
  readonly #url: string;
  #journal: readonly Entry[] = [];

  constructor(url: string) {
    const isFit = /^https?:\/\//i.test(url) && url.split(/\s/).length === 1 && URL.canParse(url);
    this.#url = fit('url', url, isFit);
  }

  method(method: string): this {
    return this.#write(['method', fit('method', method, isToken(method)).toUpperCase()]);
  }

  header(name: string, value: string): this {
    fit('headerName', name, isToken(name));
    fit('headerValue', value, !/[\r\n\0]/.test(value));
    return this.#write(['header', value, name.toLowerCase()]);
  }

  jsonBody(value: unknown): this {
    let text: string | undefined;
    try {
      text = JSON.stringify(value);
    } finally {
      fit('body', value, text !== undefined);
    }
    return this.#write(['header', 'application/json', 'content-type'], ['body', text]);
  }

  bearerToken(token: string): this {
    fit('token', token, /^[\x21-\x7e]+$/.test(token));
    return this.#write(['header', `Bearer ${token}`, 'authorization']);
  }

  timeout(seconds: number): this {
    return this.#write(['timeoutSeconds', fit('timeout', seconds, seconds > 0 && seconds <= Number.MAX_VALUE)]);
  }

  withRetries(count: number): this {
    return this.#write(['retries', fit('retries', count, Number.isSafeInteger(count) && count >= 0)]);
  }

  build(): HttpRequest {
    return new JournalRequest(this.#url, this.#journal);
  }

  #write(...entries: Entry[]): this {
    this.#journal = [...entries, ...this.#journal];
    return this;
  }
}

/** Nothing to assign to: all properties are accessors, and headers are made anew for whoever asks. */
class JournalRequest implements HttpRequest {
  readonly #url: string;
  readonly #journal: readonly Entry[];

  constructor(url: string, journal: readonly Entry[]) {
    this.#url = url;
    this.#journal = journal;
  }

  get url(): string {
    return this.#url;
  }

  get method(): string {
    return this.#latest('method', 'GET');
  }

  get headers(): Record<string, string> {
    const headers = Object.create(null) as Record<string, string>;
    for (const [part, value, name = ''] of this.#journal) {
      if (part === 'header' && !(name in headers)) headers[name] = String(value);
    }
    return headers;
  }

  get body(): string | null {
    return this.#latest<string | null>('body', null);
  }

  get timeoutSeconds(): number {
    return this.#latest('timeoutSeconds', 30);
  }

  get retries(): number {
    return this.#latest('retries', 0);
  }

  #latest<T>(part: Entry[0], otherwise: T): T {
    const entry = this.#journal.find(([one]) => one === part);
    return entry ? (entry[1] as T) : otherwise;
  }
}

function fit<T>(part: RequestPart, value: T, isFit: boolean): T {
  if (isFit) return value;
  throw new InvalidRequestError(part, value);
}

function isToken(text: string): boolean {
  return text !== '' && !/[^!#$%&'*+.^_`|~0-9a-z-]/i.test(text);
}
