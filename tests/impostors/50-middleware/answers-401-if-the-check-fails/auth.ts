// Breaks 6: answers 401 if `isValid` fails.
import type { Middleware } from '../../../../solutions/50-middleware/http.ts';

export function auth(isValid: (token: string) => Promise<boolean>): Middleware {
  return async (request, next) => {
    let answer = false;
    try {
      answer = request.token !== undefined && (await isValid(request.token));
    } catch {
      // The token could not be checked.
    }
    return answer ? next(request) : { status: 401, body: { error: 'Unauthorized' } };
  };
}
