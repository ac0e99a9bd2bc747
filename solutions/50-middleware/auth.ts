import type { Middleware } from './http.ts';

/** Passes on only requests that have a valid token. */
export function auth(isValid: (token: string) => Promise<boolean>): Middleware {
  return async (request, next) => {
    const { token } = request;
    // An empty string is a token too.
    if (token !== undefined && (await isValid(token))) return next(request);
    return { status: 401, body: { error: 'Unauthorized' } };
  };
}
