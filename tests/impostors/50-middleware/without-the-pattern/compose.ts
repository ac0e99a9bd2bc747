import type { Middleware } from '../../../../solutions/50-middleware/http.ts';
import { composed } from './serve.ts';

export function compose(...middlewares: Middleware[]): Middleware {
  return composed(middlewares);
}
