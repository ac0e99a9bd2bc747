// Breaks 7: returns the first request from every later build.
import { HttpRequestBuilder as Right, type HttpRequest } from '../../../solutions/37-builder/builder.ts';

export {
  BodyNotAllowedError,
  InvalidPartError,
  type CheckedPart,
  type HttpRequest,
} from '../../../solutions/37-builder/builder.ts';

export class HttpRequestBuilder extends Right {
  #request: HttpRequest | undefined;

  override build(): HttpRequest {
    return (this.#request ??= super.build());
  }
}
