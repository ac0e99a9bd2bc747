// Breaks 4: `jsonBody` does not replace a content type that was set before.
import { HttpRequestBuilder as Right } from '../../../solutions/37-builder/builder.ts';

export {
  BodyNotAllowedError,
  InvalidPartError,
  type CheckedPart,
  type HttpRequest,
} from '../../../solutions/37-builder/builder.ts';

export class HttpRequestBuilder extends Right {
  #contentType: string | undefined;

  override header(name: string, value: string): this {
    if (name.toLowerCase() === 'content-type') this.#contentType = value;
    return super.header(name, value);
  }

  override jsonBody(value: unknown): this {
    const earlier = this.#contentType;
    super.jsonBody(value);
    return earlier === undefined ? this : this.header('content-type', earlier);
  }
}
