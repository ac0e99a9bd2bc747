// Breaks 1, 3: wraps the last middleware around the first, as a loop from the front does.
import { compose as right, createPipeline as pipeline } from '../../../solutions/50-middleware/middleware.ts';
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
  return right(...middlewares.toReversed());
}

export function createPipeline(handler: Handler, ...middlewares: Middleware[]): Handler {
  return pipeline(handler, ...middlewares.toReversed());
}
