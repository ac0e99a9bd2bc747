// Breaks 4: leaves a middleware out if the same function is already in the list.
import { compose as right } from '../../../../solutions/50-middleware/compose.ts';
import type { Middleware } from '../../../../solutions/50-middleware/http.ts';

export function compose(...middlewares: Middleware[]): Middleware {
  return right(...new Set(middlewares));
}
