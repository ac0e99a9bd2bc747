// Breaks 5: sets the content type before it knows whether the body is valid.
import { HttpRequestBuilder as Right } from '../../../solutions/37-builder/builder.ts';

export {
  BodyNotAllowedError,
  InvalidPartError,
  type CheckedPart,
  type HttpRequest,
} from '../../../solutions/37-builder/builder.ts';

export class HttpRequestBuilder extends Right {
  override jsonBody(value: unknown): this {
    this.header('content-type', 'application/json');
    return super.jsonBody(value);
  }
}
