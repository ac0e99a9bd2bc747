// Breaks 3: keeps the first value of a header and ignores later ones.
import { HttpRequestBuilder as Right } from '../../../solutions/37-builder/builder.ts';

export {
  BodyNotAllowedError,
  InvalidPartError,
  type CheckedPart,
  type HttpRequest,
} from '../../../solutions/37-builder/builder.ts';

export class HttpRequestBuilder extends Right {
  readonly #names = new Set<string>();

  override header(name: string, value: string): this {
    if (this.#names.has(name.toLowerCase())) return this;
    this.#names.add(name.toLowerCase());
    return super.header(name, value);
  }
}
