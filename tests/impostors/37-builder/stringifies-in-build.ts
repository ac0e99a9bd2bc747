// Breaks 7: makes sure that the value has a JSON text, keeps the value, and makes the text when it builds.
import { HttpRequestBuilder as Right, type HttpRequest } from '../../../solutions/37-builder/builder.ts';

export { InvalidRequestError, type HttpRequest, type RequestPart } from '../../../solutions/37-builder/builder.ts';

export class HttpRequestBuilder extends Right {
  #value: unknown;

  override jsonBody(value: unknown): this {
    super.jsonBody(value);
    this.#value = value;
    return this;
  }

  override build(): HttpRequest {
    const body = this.#value === undefined ? null : JSON.stringify(this.#value);
    return Object.freeze({ ...super.build(), body });
  }
}
