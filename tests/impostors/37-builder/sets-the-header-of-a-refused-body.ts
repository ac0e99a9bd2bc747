// Breaks 8: sets the content type first, and finds out afterwards that the body can't be.
import { HttpRequestBuilder as Right } from '../../../solutions/37-builder/builder.ts';

export { InvalidRequestError, type HttpRequest, type RequestPart } from '../../../solutions/37-builder/builder.ts';

export class HttpRequestBuilder extends Right {
  override jsonBody(value: unknown): this {
    this.header('Content-Type', 'application/json');
    return super.jsonBody(value);
  }
}
