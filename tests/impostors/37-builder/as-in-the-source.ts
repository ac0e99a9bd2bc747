// Breaks 5, 6, 8: as in the original example, checks little, passes strings on and shares the headers with each request.
import { type HttpRequest, InvalidPartError } from '../../../solutions/37-builder/builder.ts';

export * from '../../../solutions/37-builder/builder.ts';

export class HttpRequestBuilder {
  readonly #url: string;
  readonly #headers: Record<string, string> = {};
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
    this.#headers[name.toLowerCase()] = value;
    return this;
  }

  jsonBody(value: unknown): this {
    this.#body = typeof value === 'string' ? value : JSON.stringify(value);
    return this.header('Content-Type', 'application/json');
  }

  bearerToken(token: string): this {
    return this.header('Authorization', `Bearer ${token}`);
  }

  timeout(seconds: number): this {
    if (seconds <= 0) throw new InvalidPartError('timeout', seconds);
    this.#timeoutSeconds = seconds;
    return this;
  }

  withRetries(count: number): this {
    if (count < 0) throw new InvalidPartError('retries', count);
    this.#retries = count;
    return this;
  }

  build(): HttpRequest {
    return {
      url: this.#url,
      method: this.#method,
      headers: this.#headers,
      body: this.#body,
      timeoutSeconds: this.#timeoutSeconds,
      retries: this.#retries,
    };
  }
}
