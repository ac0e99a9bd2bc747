// Breaks 5: does not catch what `JSON.stringify` throws.
import { HttpRequestBuilder as Right } from '../../../solutions/37-builder/builder.ts';

export {
  BodyNotAllowedError,
  InvalidPartError,
  type CheckedPart,
  type HttpRequest,
} from '../../../solutions/37-builder/builder.ts';

export class HttpRequestBuilder extends Right {
  override jsonBody(value: unknown): this {
    JSON.stringify(value);
    return super.jsonBody(value);
  }
}
