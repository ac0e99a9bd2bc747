// Breaks 6: takes only direct instances of HttpError for an HttpError, and none of a subclass.
import { HttpError, type Middleware } from '../../../../solutions/50-middleware/http.ts';

/** Turns HTTP errors into responses. */
export function errorResponses(): Middleware {
  return async (request, next) => {
    try {
      return await next(request);
    } catch (error) {
      if (error instanceof HttpError && Object.getPrototypeOf(error) === HttpError.prototype) {
        return { status: error.status, body: { error: error.message } };
      }
      throw error;
    }
  };
}
