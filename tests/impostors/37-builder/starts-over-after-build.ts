// Breaks 7: empties the builder after each build.
import { HttpRequestBuilder as Right, type HttpRequest } from '../../../solutions/37-builder/builder.ts';

export {
  BodyNotAllowedError,
  InvalidPartError,
  type CheckedPart,
  type HttpRequest,
} from '../../../solutions/37-builder/builder.ts';

export class HttpRequestBuilder {
  readonly #url: string;
  #draft: Right;

  constructor(url: string) {
    this.#url = url;
    this.#draft = new Right(url);
  }

  method(method: string): this {
    this.#draft.method(method);
    return this;
  }

  header(name: string, value: string): this {
    this.#draft.header(name, value);
    return this;
  }

  jsonBody(value: unknown): this {
    this.#draft.jsonBody(value);
    return this;
  }

  bearerToken(token: string): this {
    this.#draft.bearerToken(token);
    return this;
  }

  timeout(seconds: number): this {
    this.#draft.timeout(seconds);
    return this;
  }

  withRetries(count: number): this {
    this.#draft.withRetries(count);
    return this;
  }

  build(): HttpRequest {
    const request = this.#draft.build();
    this.#draft = new Right(this.#url);
    return request;
  }
}
