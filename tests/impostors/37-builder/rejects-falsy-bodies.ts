// Breaks 5: treats `null`, `0`, `false` and an empty string as a missing body.
import { HttpRequestBuilder as Right, InvalidPartError } from '../../../solutions/37-builder/builder.ts';

export {
  BodyNotAllowedError,
  InvalidPartError,
  type CheckedPart,
  type HttpRequest,
} from '../../../solutions/37-builder/builder.ts';

export class HttpRequestBuilder extends Right {
  override jsonBody(value: unknown): this {
    if (!value) throw new InvalidPartError('body', value);
    return super.jsonBody(value);
  }
}
