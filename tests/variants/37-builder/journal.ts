import {
  BodyNotAllowedError,
  InvalidPartError,
  type CheckedPart,
  type HttpRequest,
} from '../../../solutions/37-builder/builder.ts';

export {
  BodyNotAllowedError,
  InvalidPartError,
  type CheckedPart,
  type HttpRequest,
} from '../../../solutions/37-builder/builder.ts';

type Entry = readonly [
  part: 'method' | 'body' | 'timeoutSeconds' | 'retries' | 'header',
  value: unknown,
  name?: string,
];

/** Records each call, the newest first. A request is a view of the journal at the time of its `build`. */
export class HttpRequestBuilder {
  readonly #url: string;
  #journal: readonly Entry[] = [];

  constructor(url: string) {
    this.#url = url;
  }

  method(method: string): this {
    return this.#record(['method', method.toUpperCase()]);
  }

  header(name: string, value: string): this {
    return this.#record(['header', value, name.toLowerCase()]);
  }

  jsonBody(value: unknown): this {
    let text: string | undefined;
    try {
      text = JSON.stringify(value);
    } finally {
      check('body', value, text !== undefined);
    }
    return this.#record(['header', 'application/json', 'content-type'], ['body', text]);
  }

  bearerToken(token: string): this {
    return this.#record(['header', `Bearer ${token}`, 'authorization']);
  }

  timeout(seconds: number): this {
    check('timeout', seconds, seconds > 0 && seconds <= Number.MAX_VALUE);
    return this.#record(['timeoutSeconds', seconds]);
  }

  withRetries(count: number): this {
    check('retries', count, Number.isSafeInteger(count) && count >= 0);
    return this.#record(['retries', count]);
  }

  build(): HttpRequest {
    const request = new JournalRequest(this.#url, this.#journal);
    if (request.body === null || !['GET', 'HEAD'].includes(request.method)) return request;
    throw new BodyNotAllowedError(request.method);
  }

  #record(...entries: Entry[]): this {
    this.#journal = [...entries, ...this.#journal];
    return this;
  }
}

/** A request of accessors. It creates its headers anew each time they are read. */
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

function check(part: CheckedPart, value: unknown, isValid: boolean): void {
  if (!isValid) throw new InvalidPartError(part, value);
}
