// Breaks 7: keeps the current request in a variable that all requests share.
import type { Middleware } from '../../../../solutions/50-middleware/http.ts';

export function logging(log: (line: string) => void): Middleware {
  let about = '';
  return async (request, next) => {
    about = `${request.method} ${request.path}`;
    log(`${about} started`);
    try {
      const response = await next(request);
      log(`${about} ${response.status}`);
      return response;
    } catch (error) {
      log(`${about} failed`);
      throw error;
    }
  };
}
