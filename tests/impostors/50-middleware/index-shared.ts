// Breaks 3: keeps one index for all requests that are under way, and resets it when a request comes.
import { NextCalledTwiceError } from '../../../solutions/50-middleware/middleware.ts';
import type { Handler, Middleware, Request, Response } from '../../../solutions/50-middleware/middleware.ts';

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
  let reached = -1;
  const dispatch = async (i: number, request: Request, next: Handler): Promise<Response> => {
    if (i <= reached) throw new NextCalledTwiceError(request);
    reached = i;
    const middleware = middlewares[i];
    return middleware === undefined
      ? next(request)
      : middleware(request, (passedOn) => dispatch(i + 1, passedOn, next));
  };
  return (request, next) => {
    reached = -1;
    return dispatch(0, request, next);
  };
}

export function createPipeline(handler: Handler, ...middlewares: Middleware[]): Handler {
  const stack = compose(...middlewares);
  return (request) => stack(request, handler);
}
