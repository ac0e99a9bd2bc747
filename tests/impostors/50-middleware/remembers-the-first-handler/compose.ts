// Breaks 4: builds the chain at the first call and keeps it, with the handler of that call.
import { compose as right } from '../../../../solutions/50-middleware/compose.ts';
import type { Handler, Middleware } from '../../../../solutions/50-middleware/http.ts';

export function compose(...middlewares: Middleware[]): Middleware {
  const composed = right(...middlewares);
  let innermost: Handler | undefined;
  return async (request, next) => {
    innermost ??= next;
    return composed(request, innermost);
  };
}
