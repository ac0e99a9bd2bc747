// Breaks 7: joins a request with one in progress if both are the same object.
import { compose as right } from '../../../../solutions/50-middleware/compose.ts';
import type { Middleware, Request, Response } from '../../../../solutions/50-middleware/http.ts';

export function compose(...middlewares: Middleware[]): Middleware {
  const composed = right(...middlewares);
  const pending = new Map<Request, Promise<Response>>();
  return async (request, next) => {
    const joined = pending.get(request) ?? composed(request, next);
    pending.set(request, joined);
    try {
      return await joined;
    } finally {
      pending.delete(request);
    }
  };
}
