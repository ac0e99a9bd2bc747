// Breaks 1: stores `new URL(url).href`, which adds a slash after the host.
import { HttpRequestBuilder as Right } from '../../../solutions/37-builder/builder.ts';

export {
  BodyNotAllowedError,
  InvalidPartError,
  type CheckedPart,
  type HttpRequest,
} from '../../../solutions/37-builder/builder.ts';

export class HttpRequestBuilder extends Right {
  constructor(url: string) {
    super(URL.canParse(url) ? new URL(url).href : url);
  }
}
