// Breaks 2: builds a request with an empty string as its body if no body was set.
import { HttpRequestBuilder as Right, type HttpRequest } from '../../../solutions/37-builder/builder.ts';

export {
  BodyNotAllowedError,
  InvalidPartError,
  type CheckedPart,
  type HttpRequest,
} from '../../../solutions/37-builder/builder.ts';

export class HttpRequestBuilder extends Right {
  override build(): HttpRequest {
    const request = super.build();
    return Object.freeze({ ...request, body: request.body ?? '' });
  }
}
