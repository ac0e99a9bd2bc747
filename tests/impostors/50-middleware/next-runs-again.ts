// Breaks 6: lets a middleware call next as often as it likes.
import type { Handler, Middleware } from '../../../solutions/50-middleware/middleware.ts';

export {
  auth,
  HttpError,
  logging,
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

export function compose(...middlewares: Middleware[]): Middleware {
  return middlewares.reduceRight<Middleware>(
    (inner, outer) => async (request, next) => outer(request, async (passedOn) => inner(passedOn, next)),
    async (request, next) => next(request),
  );
}

export function createPipeline(handler: Handler, ...middlewares: Middleware[]): Handler {
  const stack = compose(...middlewares);
  return (request) => stack(request, handler);
}
