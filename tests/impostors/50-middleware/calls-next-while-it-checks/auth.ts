// Breaks 6: calls `next` while `isValid` is pending, and drops the response if the token is not valid.
import type { Middleware } from '../../../../solutions/50-middleware/http.ts';

export function auth(isValid: (token: string) => Promise<boolean>): Middleware {
  return async (request, next) => {
    if (request.token === undefined) return { status: 401, body: { error: 'Unauthorized' } };
    const response = next(request);
    response.catch(() => {});
    return (await isValid(request.token)) ? response : { status: 401, body: { error: 'Unauthorized' } };
  };
}
