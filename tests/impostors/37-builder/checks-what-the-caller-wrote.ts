// Breaks 6: compares the method before converting it, so `get` passes.
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
    super.method(`*${method}`);
    return this;
  }

  override build(): HttpRequest {
    const isRefused = ['GET', 'HEAD'].includes(this.#method);
    super.method(isRefused ? this.#method : '*');
    const request = super.build();
    return Object.freeze({ ...request, method: this.#method.toUpperCase() });
  }
}
