// Breaks 1, 7: takes the time when next has been called, not when it has answered.
import { HttpError } from '../../../solutions/50-middleware/middleware.ts';
import type { Middleware } from '../../../solutions/50-middleware/middleware.ts';

export {
  auth,
  compose,
  createPipeline,
  HttpError,
  NextCalledTwiceError,
  rateLimit,
} from '../../../solutions/50-middleware/middleware.ts';
export type {
  Handler,
  Middleware,
  RateLimitOptions,
  Request,
  Response,
} from '../../../solutions/50-middleware/middleware.ts';

export function logging(log: (line: string) => void, now: () => number): Middleware {
  return async (request, next) => {
    const about = `${request.method} ${request.path}`;
    const start = now();
    log(`${about} started`);
    const answer = next(request);
    const elapsed = now() - start;
    try {
      const response = await answer;
      log(`${about} ${response.status} in ${elapsed} ms`);
      return response;
    } catch (error) {
      log(`${about} ${error instanceof HttpError ? error.status : 500} in ${elapsed} ms`);
      throw error;
    }
  };
}
