// Breaks 5: accepts every value and rejects the invalid ones in `build`.
import { HttpRequestBuilder as Right, type HttpRequest } from '../../../solutions/37-builder/builder.ts';

export {
  BodyNotAllowedError,
  InvalidPartError,
  type CheckedPart,
  type HttpRequest,
} from '../../../solutions/37-builder/builder.ts';

export class HttpRequestBuilder {
  readonly #url: string;
  readonly #calls: ((builder: Right) => Right)[] = [];

  constructor(url: string) {
    this.#url = url;
  }

  method(method: string): this {
    return this.#later((builder) => builder.method(method));
  }

  header(name: string, value: string): this {
    return this.#later((builder) => builder.header(name, value));
  }

  jsonBody(value: unknown): this {
    const text = textOf(value);
    return this.#later((builder) =>
      text === undefined ? builder.jsonBody(value) : builder.jsonBody(JSON.parse(text)),
    );
  }

  bearerToken(token: string): this {
    return this.#later((builder) => builder.bearerToken(token));
  }

  timeout(seconds: number): this {
    return this.#later((builder) => builder.timeout(seconds));
  }

  withRetries(count: number): this {
    return this.#later((builder) => builder.withRetries(count));
  }

  build(): HttpRequest {
    return this.#calls.reduce((builder, call) => call(builder), new Right(this.#url)).build();
  }

  #later(call: (builder: Right) => Right): this {
    this.#calls.push(call);
    return this;
  }
}

function textOf(value: unknown): string | undefined {
  try {
    return JSON.stringify(value);
  } catch {
    return undefined;
  }
}
