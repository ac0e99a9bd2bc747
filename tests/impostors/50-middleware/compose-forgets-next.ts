// Breaks 2, 5: ends a composed middleware with 404 where its own row ends, so that it works only as the last one.
import { createPipeline } from '../../../solutions/50-middleware/middleware.ts';
import type { Middleware } from '../../../solutions/50-middleware/middleware.ts';

export {
  auth,
  createPipeline,
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
  return (request) => createPipeline(async () => ({ status: 404, body: 'not found' }), ...middlewares)(request);
}
