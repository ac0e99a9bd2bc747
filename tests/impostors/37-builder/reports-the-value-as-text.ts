// Breaks 5: its error carries the value converted to a string.
import { HttpRequestBuilder as Right, InvalidPartError } from '../../../solutions/37-builder/builder.ts';

export {
  BodyNotAllowedError,
  InvalidPartError,
  type CheckedPart,
  type HttpRequest,
} from '../../../solutions/37-builder/builder.ts';

export class HttpRequestBuilder extends Right {
  override withRetries(count: number): this {
    if (!Number.isSafeInteger(count) || count < 0) throw new InvalidPartError('retries', String(count));
    return super.withRetries(count);
  }
}
