// Breaks 7: uses a check that is still pending for other requests too, even if their tokens differ.
import type { Middleware } from '../../../../solutions/50-middleware/http.ts';

export function auth(isValid: (token: string) => Promise<boolean>): Middleware {
  let pending: Promise<boolean> | undefined;
  return async (request, next) => {
    if (request.token === undefined) return { status: 401, body: { error: 'Unauthorized' } };
    try {
      pending ??= isValid(request.token);
      return (await pending) ? next(request) : { status: 401, body: { error: 'Unauthorized' } };
    } finally {
      pending = undefined;
    }
  };
}
