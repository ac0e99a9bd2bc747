// Breaks 1: keeps the method as the caller wrote it.
import { HttpRequestBuilder as Right, type HttpRequest } from '../../../solutions/37-builder/builder.ts';

export {
  BodyNotAllowedError,
  InvalidPartError,
  type CheckedPart,
  type HttpRequest,
} from '../../../solutions/37-builder/builder.ts';

export class HttpRequestBuilder extends Right {
  #method = 'GET';

  override method(method: string): this {
    this.#method = method;
    return super.method(method);
  }

  override build(): HttpRequest {
    return Object.freeze({ ...super.build(), method: this.#method });
  }
}
