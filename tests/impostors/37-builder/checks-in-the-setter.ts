// Breaks 6: `jsonBody` rejects a body if the method is still GET at that time.
import { BodyNotAllowedError, HttpRequestBuilder as Right } from '../../../solutions/37-builder/builder.ts';

export {
  BodyNotAllowedError,
  InvalidPartError,
  type CheckedPart,
  type HttpRequest,
} from '../../../solutions/37-builder/builder.ts';

export class HttpRequestBuilder extends Right {
  #method = 'GET';

  override method(method: string): this {
    super.method(method);
    this.#method = method.toUpperCase();
    return this;
  }

  override jsonBody(value: unknown): this {
    if (['GET', 'HEAD'].includes(this.#method)) throw new BodyNotAllowedError(this.#method);
    return super.jsonBody(value);
  }
}
