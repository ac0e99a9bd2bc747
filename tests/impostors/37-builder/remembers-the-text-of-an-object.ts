// Breaks 5: remembers the text of each object, although the object may have changed since.
import { HttpRequestBuilder as Right } from '../../../solutions/37-builder/builder.ts';

export {
  BodyNotAllowedError,
  InvalidPartError,
  type CheckedPart,
  type HttpRequest,
} from '../../../solutions/37-builder/builder.ts';

const texts = new WeakMap<object, string>();

export class HttpRequestBuilder extends Right {
  override jsonBody(value: unknown): this {
    super.jsonBody(value);
    if (typeof value !== 'object' || value === null) return this;
    const text = texts.get(value) ?? JSON.stringify(value);
    texts.set(value, text);
    return super.jsonBody({ toJSON: () => JSON.parse(text) as unknown });
  }
}
