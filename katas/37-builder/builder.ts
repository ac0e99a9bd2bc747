import { todo } from '../support/todo.ts';

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

/** Collects the parts of a request. Continue with the builder that each setter returns. */
export class HttpRequestBuilder {
  constructor(url: string) {
    todo('keep the URL');
  }

  method(method: string): HttpRequestBuilder {
    return todo('set the method');
  }

  header(name: string, value: string): HttpRequestBuilder {
    return todo('set one header');
  }

  /** Sets the body and its content type. */
  jsonBody(value: unknown): HttpRequestBuilder {
    return todo('convert the value and set the body');
  }

  /** Sets the header that carries the token. */
  bearerToken(token: string): HttpRequestBuilder {
    return todo('set the authorization header');
  }

  timeout(seconds: number): HttpRequestBuilder {
    return todo('check and set the timeout');
  }

  withRetries(count: number): HttpRequestBuilder {
    return todo('check and set the number of retries');
  }

  build(): HttpRequest {
    return todo('check that the parts fit together, and create the request');
  }
}
