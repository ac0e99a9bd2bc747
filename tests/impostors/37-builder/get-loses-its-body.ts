// Breaks 3: drops the body when the method becomes GET, and keeps it when it comes after the method.
import { HttpRequestBuilder as Right, type HttpRequest } from '../../../solutions/37-builder/builder.ts';

export { InvalidRequestError, type HttpRequest, type RequestPart } from '../../../solutions/37-builder/builder.ts';

export class HttpRequestBuilder extends Right {
  #dropped = false;

  override method(method: string): this {
    super.method(method);
    this.#dropped = method.toUpperCase() === 'GET';
    return this;
  }

  override jsonBody(value: unknown): this {
    super.jsonBody(value);
    this.#dropped = false;
    return this;
  }

  override build(): HttpRequest {
    const request = super.build();
    return Object.freeze({ ...request, body: this.#dropped ? null : request.body });
  }
}
