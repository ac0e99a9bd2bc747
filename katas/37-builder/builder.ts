import { todo } from '../support/todo.ts';

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
  constructor(url: string) {
    todo('refuse what is no URL, keep the rest');
  }

  method(method: string): HttpRequestBuilder {
    return todo('set the method');
  }

  header(name: string, value: string): HttpRequestBuilder {
    return todo('set one header');
  }

  /** Sets the body, and the header that says what it is. */
  jsonBody(value: unknown): HttpRequestBuilder {
    return todo('set the body');
  }

  bearerToken(token: string): HttpRequestBuilder {
    return todo('set the header of the token');
  }

  timeout(seconds: number): HttpRequestBuilder {
    return todo('set the timeout');
  }

  withRetries(count: number): HttpRequestBuilder {
    return todo('set the number of retries');
  }

  build(): HttpRequest {
    return todo('make the request');
  }
}
