// Breaks 6: rejects a body for `GET`, but not for `HEAD`.
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
    const method = this.#method.toUpperCase();
    super.method(method === 'GET' ? method : '*');
    const request = super.build();
    return Object.freeze({ ...request, method });
  }
}
