import type { Middleware, Response } from './http.ts';

/** Logs each request and its outcome. */
export function logging(log: (line: string) => void): Middleware {
  return async (request, next) => {
    const about = `${request.method} ${request.path}`;
    log(`${about} started`);
    let response: Response;
    try {
      response = await next(request);
    } catch (error) {
      log(`${about} failed`);
      throw error;
    }
    // Not in the try block: if the log itself throws, the request has not failed.
    log(`${about} ${response.status}`);
    return response;
  };
}
