// Breaks 8: lets a middleware call `next` as often as it likes.
import type { Middleware } from '../../../../solutions/50-middleware/http.ts';

export function compose(...middlewares: Middleware[]): Middleware {
  return middlewares.reduceRight<Middleware>(
    (inner, outer) => async (request, next) => outer(request, async (passedOn) => inner(passedOn, next)),
    async (request, next) => next(request),
  );
}
