// Breaks 5: assigns the timeout and checks it afterwards.
import { HttpRequestBuilder as Right, type HttpRequest } from '../../../solutions/37-builder/builder.ts';

export {
  BodyNotAllowedError,
  InvalidPartError,
  type CheckedPart,
  type HttpRequest,
} from '../../../solutions/37-builder/builder.ts';

export class HttpRequestBuilder extends Right {
  #seconds = 30;

  override timeout(seconds: number): this {
    this.#seconds = seconds;
    return super.timeout(seconds);
  }

  override build(): HttpRequest {
    return Object.freeze({ ...super.build(), timeoutSeconds: this.#seconds });
  }
}
