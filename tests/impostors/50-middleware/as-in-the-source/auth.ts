// Breaks 6, 7, 8: does what the source does: it logs no failures, accepts any token, and lets a middleware call `next` again.
import type { Middleware } from '../../../../solutions/50-middleware/http.ts';

export function auth(_isValid: (token: string) => Promise<boolean>): Middleware {
  return async (request, next) => {
    if (request.token === undefined) return { status: 401, body: { error: 'Unauthorized' } };
    return next(request);
  };
}
