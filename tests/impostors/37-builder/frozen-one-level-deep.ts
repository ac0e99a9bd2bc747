// Breaks 7: freezes a copy of the request and forgets the headers in it.
import { HttpRequestBuilder as Right, type HttpRequest } from '../../../solutions/37-builder/builder.ts';

export { InvalidRequestError, type HttpRequest, type RequestPart } from '../../../solutions/37-builder/builder.ts';

export class HttpRequestBuilder extends Right {
  override build(): HttpRequest {
    const request = super.build();
    return Object.freeze({ ...request, headers: Object.fromEntries(Object.entries(request.headers)) });
  }
}
