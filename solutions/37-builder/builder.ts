/** A finished request. What it says never changes. */
export interface HttpRequest {
  /** As it was given. */
  readonly url: string;
  /** In capitals. */
  readonly method: string;
  /** By name, in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Null for none. */
  readonly body: string | null;
  readonly timeoutSeconds: number;
  readonly retries: number;
}

/** What of a request can be refused. */
export type RequestPart = 'url' | 'method' | 'headerName' | 'headerValue' | 'body' | 'token' | 'timeout' | 'retries';

/** A value that no request can have. */
export class InvalidRequestError extends Error {
  override readonly name = 'InvalidRequestError';
  readonly part: RequestPart;
  readonly value: unknown;

  constructor(part: RequestPart, value: unknown) {
    // Not the value: messages end up in logs, and it may be most of a secret.
    super(`No request can have this ${part}; see the error's value`);
    this.part = part;
    this.value = value;
  }
}

/** Collects what a request is to say. Go on with what a setter returns. */
export class HttpRequestBuilder {
  readonly #url: string;
  /** By name, in lower case. A map: an object would take '__proto__' for something else. */
  readonly #headers = new Map<string, string>();
  #method = 'GET';
  #body: string | null = null;
  #timeoutSeconds = 30;
  #retries = 0;

  constructor(url: string) {
    this.#url = isWebAddress(url) ? url : refuse('url', url);
  }

  method(method: string): this {
    this.#method = isWord(method) ? method.toUpperCase() : refuse('method', method);
    return this;
  }

  header(name: string, value: string): this {
    if (!isWord(name)) refuse('headerName', name);
    if (/[\r\n\0]/.test(value)) refuse('headerValue', value);
    this.#headers.set(name.toLowerCase(), value);
    return this;
  }

  /** Sets the body, and the header that says what it is. */
  jsonBody(value: unknown): this {
    // Text at once: the value is the caller's, and may be another one when we build.
    this.#body = jsonOf(value) ?? refuse('body', value);
    return this.header('Content-Type', 'application/json');
  }

  bearerToken(token: string): this {
    if (!/^[!-~]+$/.test(token)) refuse('token', token);
    return this.header('Authorization', `Bearer ${token}`);
  }

  timeout(seconds: number): this {
    // Asked this way round, NaN is refused: every comparison with it is false.
    this.#timeoutSeconds = seconds > 0 && seconds < Infinity ? seconds : refuse('timeout', seconds);
    return this;
  }

  withRetries(count: number): this {
    this.#retries = Number.isSafeInteger(count) && count >= 0 ? count : refuse('retries', count);
    return this;
  }

  build(): HttpRequest {
    return Object.freeze({
      url: this.#url,
      method: this.#method,
      headers: Object.freeze(Object.fromEntries(this.#headers)),
      body: this.#body,
      timeoutSeconds: this.#timeoutSeconds,
      retries: this.#retries,
    });
  }
}

function refuse(part: RequestPart, value: unknown): never {
  throw new InvalidRequestError(part, value);
}

/** White space is looked for first: `new URL` drops line breaks silently. */
function isWebAddress(url: string): boolean {
  return /^https?:\/\/\S+$/i.test(url) && URL.canParse(url);
}

/** What a method or the name of a header can be; HTTP calls it a token. */
function isWord(text: string): boolean {
  return /^[\w!#$%&'*+.^`|~-]+$/.test(text);
}

/** The value as JSON; undefined where it has none. */
function jsonOf(value: unknown): string | undefined {
  try {
    return JSON.stringify(value);
  } catch {
    return undefined;
  }
}
