// Breaks 7: `build` caches its request until a setter is called, but `bearerToken` does not clear the cache.
import { type HttpRequest, HttpRequestBuilder as Right } from '../../../solutions/37-builder/builder.ts';

export {
  BodyNotAllowedError,
  InvalidPartError,
  type CheckedPart,
  type HttpRequest,
} from '../../../solutions/37-builder/builder.ts';

export class HttpRequestBuilder extends Right {
  #cached: HttpRequest | undefined;

  override method(method: string): this {
    this.#cached = undefined;
    return super.method(method);
  }

  override header(name: string, value: string): this {
    this.#cached = undefined;
    return super.header(name, value);
  }

  override jsonBody(value: unknown): this {
    this.#cached = undefined;
    return super.jsonBody(value);
  }

  override bearerToken(token: string): this {
    const cached = this.#cached;
    super.bearerToken(token);
    this.#cached = cached;
    return this;
  }

  override timeout(seconds: number): this {
    this.#cached = undefined;
    return super.timeout(seconds);
  }

  override withRetries(count: number): this {
    this.#cached = undefined;
    return super.withRetries(count);
  }

  override build(): HttpRequest {
    return (this.#cached ??= super.build());
  }
}
