// Breaks 5: rejects timeouts of 0 and below, as the original example does, but accepts `NaN` and `Infinity`.
import {
  HttpRequestBuilder as Right,
  InvalidPartError,
  type HttpRequest,
} from '../../../solutions/37-builder/builder.ts';

export {
  BodyNotAllowedError,
  InvalidPartError,
  type CheckedPart,
  type HttpRequest,
} from '../../../solutions/37-builder/builder.ts';

export class HttpRequestBuilder extends Right {
  #seconds = 30;

  override timeout(seconds: number): this {
    if (seconds <= 0) throw new InvalidPartError('timeout', seconds);
    this.#seconds = seconds;
    return this;
  }

  override build(): HttpRequest {
    return Object.freeze({ ...super.build(), timeoutSeconds: this.#seconds });
  }
}
