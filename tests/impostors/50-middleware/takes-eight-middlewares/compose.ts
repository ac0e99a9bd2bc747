// Breaks 4: calls only the first eight middlewares.
import { compose as right } from '../../../../solutions/50-middleware/compose.ts';
import type { Middleware } from '../../../../solutions/50-middleware/http.ts';

export function compose(...middlewares: Middleware[]): Middleware {
  return right(...middlewares.slice(0, 8));
}
