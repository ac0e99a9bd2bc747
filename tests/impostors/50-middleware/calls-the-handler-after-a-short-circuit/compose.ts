// Breaks 3: calls the handler even if a middleware has answered without `next`.
import { compose as right } from '../../../../solutions/50-middleware/compose.ts';
import type { Middleware } from '../../../../solutions/50-middleware/http.ts';

export function compose(...middlewares: Middleware[]): Middleware {
  const composed = right(...middlewares);
  return async (request, next) => {
    let isCalled = false;
    const response = await composed(request, async (passedOn) => {
      isCalled = true;
      return next(passedOn);
    });
    if (!isCalled) await next(request);
    return response;
  };
}
