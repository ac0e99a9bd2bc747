// Breaks 3: ignores a call that sets the retries to 0, because 0 is falsy.
import { HttpRequestBuilder as Right } from '../../../solutions/37-builder/builder.ts';

export {
  BodyNotAllowedError,
  InvalidPartError,
  type CheckedPart,
  type HttpRequest,
} from '../../../solutions/37-builder/builder.ts';

export class HttpRequestBuilder extends Right {
  override withRetries(count: number): this {
    return count === 0 ? this : super.withRetries(count);
  }
}
