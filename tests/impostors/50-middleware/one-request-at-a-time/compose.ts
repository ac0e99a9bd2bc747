// Breaks 7: lets a request wait until the previous one has ended, so a request that sends another one never ends.
import { compose as right } from '../../../../solutions/50-middleware/compose.ts';
import type { Middleware } from '../../../../solutions/50-middleware/http.ts';

export function compose(...middlewares: Middleware[]): Middleware {
  const composed = right(...middlewares);
  let previous: Promise<unknown> = Promise.resolve();
  return (request, next) => {
    const response = previous.then(() => composed(request, next));
    previous = response.catch(() => {});
    return response;
  };
}
