// Breaks 2, 3: the last middleware is the outermost.
import { compose as right } from '../../../../solutions/50-middleware/compose.ts';
import type { Middleware } from '../../../../solutions/50-middleware/http.ts';

export function compose(...middlewares: Middleware[]): Middleware {
  return right(...middlewares.toReversed());
}
