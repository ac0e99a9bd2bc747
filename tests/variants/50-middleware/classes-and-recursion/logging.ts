import type { Middleware } from '../../../../solutions/50-middleware/http.ts';

/** Logs the outcome in a `finally` block. */
export function logging(log: (line: string) => void): Middleware {
  return async (request, next) => {
    const { method, path } = request;
    let outcome = 'failed';
    log([method, path, 'started'].join(' '));
    try {
      const response = await next(request);
      outcome = String(response.status);
      return response;
    } finally {
      log([method, path, outcome].join(' '));
    }
  };
}
