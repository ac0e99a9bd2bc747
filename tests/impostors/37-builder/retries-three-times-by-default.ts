// Breaks 2: retries three times unless the caller says otherwise.
import { HttpRequestBuilder as Right } from '../../../solutions/37-builder/builder.ts';

export {
  BodyNotAllowedError,
  InvalidPartError,
  type CheckedPart,
  type HttpRequest,
} from '../../../solutions/37-builder/builder.ts';

export class HttpRequestBuilder extends Right {
  constructor(url: string) {
    super(url);
    this.withRetries(3);
  }
}
