// Breaks 8: fills a request from the builder when it is first read.
import { HttpRequestBuilder as Right, type HttpRequest } from '../../../solutions/37-builder/builder.ts';

export {
  BodyNotAllowedError,
  InvalidPartError,
  type CheckedPart,
  type HttpRequest,
} from '../../../solutions/37-builder/builder.ts';

export class HttpRequestBuilder extends Right {
  override build(): HttpRequest {
    super.build();
    const create = () => super.build();
    let request: HttpRequest | undefined;
    const read = () => (request ??= create());
    return Object.freeze({
      get url() {
        return read().url;
      },
      get method() {
        return read().method;
      },
      get headers() {
        return read().headers;
      },
      get body() {
        return read().body;
      },
      get timeoutSeconds() {
        return read().timeoutSeconds;
      },
      get retries() {
        return read().retries;
      },
    });
  }
}
