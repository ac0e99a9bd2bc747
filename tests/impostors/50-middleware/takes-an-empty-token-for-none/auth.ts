// Breaks 6: answers 401 for an empty token without calling `isValid`.
import type { Middleware } from '../../../../solutions/50-middleware/http.ts';

export function auth(isValid: (token: string) => Promise<boolean>): Middleware {
  return async (request, next) => {
    if (request.token && (await isValid(request.token))) return next(request);
    return { status: 401, body: { error: 'Unauthorized' } };
  };
}
