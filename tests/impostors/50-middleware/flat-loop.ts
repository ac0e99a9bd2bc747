// Breaks 3, 7: runs one middleware after the other and then the handler, so that nobody sees the response on its way out.
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
  return async (request, next) => {
    let current = request;
    for (const middleware of middlewares) {
      let isPassedOn = false;
      const response = await middleware(current, async (passedOn) => {
        isPassedOn = true;
        current = passedOn;
        return { status: 200, body: undefined };
      });
      if (!isPassedOn) return response;
    }
    return next(current);
  };
}

export function createPipeline(handler: Handler, ...middlewares: Middleware[]): Handler {
  const stack = compose(...middlewares);
  return (request) => stack(request, handler);
}
