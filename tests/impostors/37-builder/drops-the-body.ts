// Breaks 6: silently drops a body that the method does not allow.
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
    try {
      return super.build();
    } catch (error) {
      if (!(error instanceof BodyNotAllowedError)) throw error;
      // A method that does not exist allows every body, so the request can be built with it.
      const request = this.method('*').build();
      this.method(error.method);
      return Object.freeze({ ...request, method: error.method, body: null });
    }
  }
}
