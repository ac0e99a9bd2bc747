// Breaks 4: keeps header names as the caller wrote them, so `Accept` and `accept` become two headers.
import { HttpRequestBuilder as Right, type HttpRequest } from '../../../solutions/37-builder/builder.ts';

export {
  BodyNotAllowedError,
  InvalidPartError,
  type CheckedPart,
  type HttpRequest,
} from '../../../solutions/37-builder/builder.ts';

export class HttpRequestBuilder extends Right {
  readonly #headers = new Map<string, string>();

  override header(name: string, value: string): this {
    super.header(name, value);
    this.#headers.set(name, value);
    return this;
  }

  override build(): HttpRequest {
    return Object.freeze({ ...super.build(), headers: Object.freeze(Object.fromEntries(this.#headers)) });
  }
}
