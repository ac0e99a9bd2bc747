// Breaks 6: returns the promise of `next` from the `try` block without `await`, so `catch` never sees the rejection.
import { HttpError, type Middleware } from '../../../../solutions/50-middleware/http.ts';

export function errorResponses(): Middleware {
  return async (request, next) => {
    try {
      return next(request);
    } catch (error) {
      if (error instanceof HttpError) return { status: error.status, body: { error: error.message } };
      throw error;
    }
  };
}
