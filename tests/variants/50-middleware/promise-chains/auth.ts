import type { Middleware } from '../../../../solutions/50-middleware/http.ts';

const refused = Object.freeze({ status: 401, body: Object.freeze({ error: 'Unauthorized' }) });

/** Always answers with the same frozen response. */
export function auth(isValid: (token: string) => Promise<boolean>): Middleware {
  return (request, next) => {
    if (!('token' in request)) return Promise.resolve(refused);
    return Promise.resolve(request.token)
      .then((token = '') => isValid(token))
      .then((answer) => (answer ? next(request) : refused));
  };
}
