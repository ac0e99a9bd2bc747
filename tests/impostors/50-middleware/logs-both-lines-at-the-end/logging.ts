// Breaks 6: logs that a request started only after `next` has answered or failed.
import type { Middleware } from '../../../../solutions/50-middleware/http.ts';

export function logging(log: (line: string) => void): Middleware {
  return async (request, next) => {
    const about = `${request.method} ${request.path}`;
    const finished = (outcome: string | number) => {
      log(`${about} started`);
      log(`${about} ${outcome}`);
    };
    try {
      const response = await next(request);
      finished(response.status);
      return response;
    } catch (error) {
      finished('failed');
      throw error;
    }
  };
}
