// Breaks 3: `jsonBody` also changes the method to POST, so the order of the calls matters.
import { HttpRequestBuilder as Right } from '../../../solutions/37-builder/builder.ts';

export {
  BodyNotAllowedError,
  InvalidPartError,
  type CheckedPart,
  type HttpRequest,
} from '../../../solutions/37-builder/builder.ts';

export class HttpRequestBuilder extends Right {
  override jsonBody(value: unknown): this {
    return super.jsonBody(value).method('POST');
  }
}
