// Breaks 8: refuses timeouts of zero and below, as the source does, which NaN and Infinity are not.
import {
  HttpRequestBuilder as Right,
  InvalidRequestError,
  type HttpRequest,
} from '../../../solutions/37-builder/builder.ts';

export { InvalidRequestError, type HttpRequest, type RequestPart } from '../../../solutions/37-builder/builder.ts';

export class HttpRequestBuilder extends Right {
  #seconds = 30;

  override timeout(seconds: number): this {
    if (seconds <= 0) throw new InvalidRequestError('timeout', seconds);
    this.#seconds = seconds;
    return this;
  }

  override build(): HttpRequest {
    return Object.freeze({ ...super.build(), timeoutSeconds: this.#seconds });
  }
}
