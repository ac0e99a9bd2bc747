// Breaks 6: removes the body when `build` rejects it.
import { HttpRequestBuilder as Right, type HttpRequest } from '../../../solutions/37-builder/builder.ts';

export {
  BodyNotAllowedError,
  InvalidPartError,
  type CheckedPart,
  type HttpRequest,
} from '../../../solutions/37-builder/builder.ts';

export class HttpRequestBuilder extends Right {
  #isForgotten = false;

  override jsonBody(value: unknown): this {
    super.jsonBody(value);
    this.#isForgotten = false;
    return this;
  }

  override build(): HttpRequest {
    try {
      const request = super.build();
      return this.#isForgotten ? Object.freeze({ ...request, body: null }) : request;
    } catch (error) {
      this.#isForgotten = true;
      throw error;
    }
  }
}
