// Breaks 6: does not check whether the method allows a body, as in the original example.
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
    super.method('*');
    const request = super.build();
    return Object.freeze({ ...request, method: this.#method.toUpperCase() });
  }
}
