// Breaks 6: calls `isValid` only once for each token, so a revoked token stays valid.
import type { Middleware } from '../../../../solutions/50-middleware/http.ts';

export function auth(isValid: (token: string) => Promise<boolean>): Middleware {
  const answers = new Map<string, boolean>();
  return async (request, next) => {
    const { token } = request;
    if (token === undefined) return { status: 401, body: { error: 'Unauthorized' } };
    const answer = answers.get(token) ?? (await isValid(token));
    answers.set(token, answer);
    return answer ? next(request) : { status: 401, body: { error: 'Unauthorized' } };
  };
}
