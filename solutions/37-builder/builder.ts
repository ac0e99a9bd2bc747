/** A finished request. */
export interface HttpRequest {
  readonly url: string;
  /** In upper case. */
  readonly method: string;
  /** Header values, keyed by header name in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** `null` if the request has no body. */
  readonly body: string | null;
  readonly timeoutSeconds: number;
  readonly retries: number;
}

/** The parts that setters check. */
export type CheckedPart = 'timeout' | 'retries' | 'body';

/** Thrown by a setter that received an invalid argument. */
export class InvalidPartError extends Error {
  override readonly name = 'InvalidPartError';
  readonly part: CheckedPart;
  readonly value: unknown;

  constructor(part: CheckedPart, value: unknown) {
    // The message leaves out the value: messages end up in logs, and a body may contain a secret.
    super(`Invalid ${part}; see the error's value`);
    this.part = part;
    this.value = value;
  }
}

/** Thrown by `build` if the request has a body and its method does not allow one. */
export class BodyNotAllowedError extends Error {
  override readonly name = 'BodyNotAllowedError';
  readonly method: string;

  constructor(method: string) {
    super(`A ${method} request cannot have a body`);
    this.method = method;
  }
}

const methodsWithoutBody: readonly string[] = ['GET', 'HEAD'];

/** Collects the parts of a request. Continue with the builder that each setter returns. */
export class HttpRequestBuilder {
  readonly #url: string;
  /** Values by name in lower case. A map, because an object treats the key `__proto__` specially. */
  readonly #headers = new Map<string, string>();
  #method = 'GET';
  #body: string | null = null;
  #timeoutSeconds = 30;
  #retries = 0;

  constructor(url: string) {
    this.#url = url;
  }

  method(method: string): this {
    this.#method = method.toUpperCase();
    return this;
  }

  header(name: string, value: string): this {
    this.#headers.set(name.toLowerCase(), value);
    return this;
  }

  /** Sets the body and its content type. */
  jsonBody(value: unknown): this {
    // Convert the value now: it belongs to the caller, who may change it before `build`.
    const text = jsonTextOf(value);
    if (text === undefined) throw new InvalidPartError('body', value);
    this.#body = text;
    return this.header('Content-Type', 'application/json');
  }

  /** Sets the header that carries the token. */
  bearerToken(token: string): this {
    return this.header('Authorization', `Bearer ${token}`);
  }

  timeout(seconds: number): this {
    if (!Number.isFinite(seconds) || seconds <= 0) throw new InvalidPartError('timeout', seconds);
    this.#timeoutSeconds = seconds;
    return this;
  }

  withRetries(count: number): this {
    if (!Number.isSafeInteger(count) || count < 0) throw new InvalidPartError('retries', count);
    this.#retries = count;
    return this;
  }

  build(): HttpRequest {
    if (this.#body !== null && methodsWithoutBody.includes(this.#method)) throw new BodyNotAllowedError(this.#method);
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

/** The JSON text of a value, or `undefined` if it has none. */
function jsonTextOf(value: unknown): string | undefined {
  try {
    return JSON.stringify(value);
  } catch {
    return undefined;
  }
}
