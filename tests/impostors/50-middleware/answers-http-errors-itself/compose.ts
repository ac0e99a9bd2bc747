// Breaks 5: turns an HttpError into a response in `compose`, so no middleware sees it.
import { compose as right } from '../../../../solutions/50-middleware/compose.ts';
import { HttpError, type Middleware } from '../../../../solutions/50-middleware/http.ts';

export function compose(...middlewares: Middleware[]): Middleware {
  const composed = right(...middlewares);
  return async (request, next) =>
    composed(request, async (passedOn) => {
      try {
        return await next(passedOn);
      } catch (error) {
        if (error instanceof HttpError) return { status: error.status, body: { error: error.message } };
        throw error;
      }
    });
}
