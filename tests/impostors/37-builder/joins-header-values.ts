// Breaks 3: joins the values of a repeated header with a comma.
import { HttpRequestBuilder as Right } from '../../../solutions/37-builder/builder.ts';

export {
  BodyNotAllowedError,
  InvalidPartError,
  type CheckedPart,
  type HttpRequest,
} from '../../../solutions/37-builder/builder.ts';

export class HttpRequestBuilder extends Right {
  readonly #values = new Map<string, string>();

  override header(name: string, value: string): this {
    const earlier = this.#values.get(name.toLowerCase());
    const joined = earlier === undefined ? value : `${earlier}, ${value}`;
    this.#values.set(name.toLowerCase(), joined);
    return super.header(name, joined);
  }
}
