// Breaks 7: keeps the headers in a map at module level, which each new builder empties.
import { HttpRequestBuilder as Right, type HttpRequest } from '../../../solutions/37-builder/builder.ts';

export {
  BodyNotAllowedError,
  InvalidPartError,
  type CheckedPart,
  type HttpRequest,
} from '../../../solutions/37-builder/builder.ts';

let headers = new Map<string, string>();

export class HttpRequestBuilder extends Right {
  constructor(url: string) {
    super(url);
    headers = new Map();
  }

  override header(name: string, value: string): this {
    headers.set(name.toLowerCase(), value);
    return this;
  }

  override build(): HttpRequest {
    return Object.freeze({ ...super.build(), headers: Object.freeze(Object.fromEntries(headers)) });
  }
}
