// Breaks 7: rejects a second build.
import { HttpRequestBuilder as Right, type HttpRequest } from '../../../solutions/37-builder/builder.ts';

export {
  BodyNotAllowedError,
  InvalidPartError,
  type CheckedPart,
  type HttpRequest,
} from '../../../solutions/37-builder/builder.ts';

export class HttpRequestBuilder extends Right {
  #isBuilt = false;

  override build(): HttpRequest {
    if (this.#isBuilt) throw new Error('This request has already been built.');
    const request = super.build();
    this.#isBuilt = true;
    return request;
  }
}
