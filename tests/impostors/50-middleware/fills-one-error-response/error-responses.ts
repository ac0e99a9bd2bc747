// Breaks 7: fills the same response for every failed request.
import { HttpError, type Middleware } from '../../../../solutions/50-middleware/http.ts';

/** Turns HTTP errors into responses. */
export function errorResponses(): Middleware {
  const response = { status: 500, body: { error: '' } };
  return async (request, next) => {
    try {
      return await next(request);
    } catch (error) {
      if (error instanceof HttpError)
        return Object.assign(response, { status: error.status, body: { error: error.message } });
      throw error;
    }
  };
}
