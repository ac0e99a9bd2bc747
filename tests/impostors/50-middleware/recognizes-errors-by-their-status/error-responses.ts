// Breaks 6: takes any error with a status for an HttpError.
import { type Middleware } from '../../../../solutions/50-middleware/http.ts';

export function errorResponses(): Middleware {
  return async (request, next) => {
    try {
      return await next(request);
    } catch (error) {
      if (!(error instanceof Error) || !('status' in error)) throw error;
      return { status: error.status as number, body: { error: error.message } };
    }
  };
}
