import type { Middleware } from '../../../../solutions/50-middleware/http.ts';

export function logging(log: (line: string) => void): Middleware {
  return async (request, next) => {
    log(`${request.method} ${request.path} started`);
    const response = await next(request);
    log(`${request.method} ${request.path} ${response.status}`);
    return response;
  };
}
