// Breaks 8: there is no separate product: setters write into one request object, and `build` returns that object.
import {
  BodyNotAllowedError,
  HttpRequestBuilder as Right,
  type HttpRequest,
} from '../../../solutions/37-builder/builder.ts';

export {
  BodyNotAllowedError,
  InvalidPartError,
  type CheckedPart,
  type HttpRequest,
} from '../../../solutions/37-builder/builder.ts';

interface Request {
  url: string;
  method: string;
  headers: Record<string, string>;
  body: string | null;
  timeoutSeconds: number;
  retries: number;
}

export class HttpRequestBuilder {
  readonly #request: Request;

  constructor(url: string) {
    this.#request = { url, method: 'GET', headers: {}, body: null, timeoutSeconds: 30, retries: 0 };
  }

  method(method: string): this {
    this.#request.method = method.toUpperCase();
    return this;
  }

  header(name: string, value: string): this {
    this.#request.headers = Object.fromEntries([...Object.entries(this.#request.headers), [name.toLowerCase(), value]]);
    return this;
  }

  jsonBody(value: unknown): this {
    this.#request.body = new Right('').method('POST').jsonBody(value).build().body;
    return this.header('content-type', 'application/json');
  }

  bearerToken(token: string): this {
    return this.header('authorization', `Bearer ${token}`);
  }

  timeout(seconds: number): this {
    this.#request.timeoutSeconds = new Right('').timeout(seconds).build().timeoutSeconds;
    return this;
  }

  withRetries(count: number): this {
    this.#request.retries = new Right('').withRetries(count).build().retries;
    return this;
  }

  build(): HttpRequest {
    const { method, body } = this.#request;
    if (body !== null && ['GET', 'HEAD'].includes(method)) throw new BodyNotAllowedError(method);
    return this.#request;
  }
}
