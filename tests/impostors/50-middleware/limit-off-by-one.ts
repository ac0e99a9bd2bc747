// Breaks 1, 8: counts up and then refuses from the limit on, so that one too few passes.
import type { Middleware, RateLimitOptions } from '../../../solutions/50-middleware/middleware.ts';

export {
  auth,
  compose,
  createPipeline,
  HttpError,
  logging,
  NextCalledTwiceError,
} from '../../../solutions/50-middleware/middleware.ts';
export type {
  Handler,
  Middleware,
  RateLimitOptions,
  Request,
  Response,
} from '../../../solutions/50-middleware/middleware.ts';

export function rateLimit({ limit, windowMs, now }: RateLimitOptions): Middleware {
  const windows = new Map<string, { end: number; passed: number }>();
  return async (request, next) => {
    const key = JSON.stringify([request.client, request.path]);
    const time = now();
    const old = windows.get(key);
    const window = old && time < old.end ? old : { end: time + windowMs, passed: 0 };
    windows.set(key, window);
    window.passed += 1;
    if (window.passed >= limit) return { status: 429, body: { error: 'Too Many Requests' } };
    return next(request);
  };
}
