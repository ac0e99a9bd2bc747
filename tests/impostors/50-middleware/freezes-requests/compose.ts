// Breaks 3: freezes each request, so that no middleware changes it.
import { compose as right } from '../../../../solutions/50-middleware/compose.ts';
import type { Middleware } from '../../../../solutions/50-middleware/http.ts';

export function compose(...middlewares: Middleware[]): Middleware {
  const composed = right(...middlewares);
  return async (request, next) => composed(Object.freeze(request), next);
}
