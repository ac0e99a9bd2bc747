// Breaks 5: checks retries with `Number.isInteger`, which accepts integers that a number cannot count exactly.
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
  #count = 0;

  override withRetries(count: number): this {
    if (!Number.isInteger(count) || count < 0) throw new InvalidPartError('retries', count);
    this.#count = count;
    return this;
  }

  override build(): HttpRequest {
    return Object.freeze({ ...super.build(), retries: this.#count });
  }
}
