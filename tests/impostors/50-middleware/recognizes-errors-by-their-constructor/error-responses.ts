// Breaks 6: takes only direct instances of HttpError for an HttpError, and none of a subclass.
import { HttpError, type Middleware } from '../../../../solutions/50-middleware/http.ts';

/** Turns HTTP errors into responses. */
export function errorResponses(): Middleware {
  return async (request, next) => {
    try {
      return await next(request);
    } catch (error) {
      if (error instanceof Error && Object.getPrototypeOf(error) === HttpError.prototype) {
        const { status, message } = error as HttpError;
        return { status, body: { error: message } };
      }
      throw error;
    }
  };
}
