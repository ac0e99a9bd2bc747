// Breaks 3: skips a call of `method` that it has seen before, even if another call came in between.
import { HttpRequestBuilder as Right } from '../../../solutions/37-builder/builder.ts';

export {
  BodyNotAllowedError,
  InvalidPartError,
  type CheckedPart,
  type HttpRequest,
} from '../../../solutions/37-builder/builder.ts';

export class HttpRequestBuilder extends Right {
  readonly #seen = new Set<string>();

  override method(method: string): this {
    if (this.#seen.has(method)) return this;
    this.#seen.add(method);
    return super.method(method);
  }
}
