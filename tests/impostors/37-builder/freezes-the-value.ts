// Breaks 5: freezes the value that the caller passed to `jsonBody`.
import { HttpRequestBuilder as Right } from '../../../solutions/37-builder/builder.ts';

export {
  BodyNotAllowedError,
  InvalidPartError,
  type CheckedPart,
  type HttpRequest,
} from '../../../solutions/37-builder/builder.ts';

export class HttpRequestBuilder extends Right {
  override jsonBody(value: unknown): this {
    super.jsonBody(value);
    Object.freeze(value);
    return this;
  }
}
