// Breaks 6: allows a body for POST, PUT and PATCH only.
import {
  BodyNotAllowedError,
  HttpRequestBuilder as Right,
  type HttpRequest,
} from '../../../solutions/37-builder/builder.ts';

export {
  BodyNotAllowedError,
  InvalidPartError,
  type CheckedPart,
  type HttpRequest,
} from '../../../solutions/37-builder/builder.ts';

export class HttpRequestBuilder extends Right {
  override build(): HttpRequest {
    const request = super.build();
    if (request.body === null || ['POST', 'PUT', 'PATCH'].includes(request.method)) return request;
    throw new BodyNotAllowedError(request.method);
  }
}
