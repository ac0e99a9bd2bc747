// Breaks 2: `compose()` answers 404 instead of passing the request on.
import { compose as right } from '../../../../solutions/50-middleware/compose.ts';
import type { Middleware } from '../../../../solutions/50-middleware/http.ts';

export function compose(...middlewares: Middleware[]): Middleware {
  if (middlewares.length === 0) return async () => ({ status: 404, body: { error: 'not found' } });
  return right(...middlewares);
}
