// Breaks 1: sets the authorization header to the token alone.
import { HttpRequestBuilder as Right } from '../../../solutions/37-builder/builder.ts';

export {
  BodyNotAllowedError,
  InvalidPartError,
  type CheckedPart,
  type HttpRequest,
} from '../../../solutions/37-builder/builder.ts';

export class HttpRequestBuilder extends Right {
  override bearerToken(token: string): this {
    return this.header('authorization', token);
  }
}
