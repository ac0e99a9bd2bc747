// Breaks 1, 6: `auth` throws an HttpError with the status 401 instead of answering.
import { HttpError, type Middleware } from '../../../../solutions/50-middleware/http.ts';

export function auth(isValid: (token: string) => Promise<boolean>): Middleware {
  return async (request, next) => {
    if (request.token !== undefined && (await isValid(request.token))) return next(request);
    throw new HttpError(401, 'Unauthorized');
  };
}
