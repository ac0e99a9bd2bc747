// Breaks 4: converts header names in `build`, where `accept` replaces an `Accept` that was set again after it.
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
    const lowerCase = [...this.#headers].map(([name, value]) => [name.toLowerCase(), value] as const);
    return Object.freeze({ ...super.build(), headers: Object.freeze(Object.fromEntries(lowerCase)) });
  }
}
