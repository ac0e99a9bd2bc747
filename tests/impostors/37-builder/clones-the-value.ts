// Breaks 5: clones the value before converting it, which rejects methods and loses `toJSON`.
import { HttpRequestBuilder as Right, InvalidPartError } from '../../../solutions/37-builder/builder.ts';

export {
  BodyNotAllowedError,
  InvalidPartError,
  type CheckedPart,
  type HttpRequest,
} from '../../../solutions/37-builder/builder.ts';

export class HttpRequestBuilder extends Right {
  override jsonBody(value: unknown): this {
    let copy: unknown;
    try {
      copy = structuredClone(value);
    } catch {
      throw new InvalidPartError('body', value);
    }
    return super.jsonBody(copy);
  }
}
