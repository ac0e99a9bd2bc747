// Breaks 8: freezes the request, but not its headers.
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
    return Object.freeze({ ...request, headers: Object.fromEntries(Object.entries(request.headers)) });
  }
}
