// Breaks 7: lets what a layer throws before it gives a promise fly past the catch of the layer around it.
import { NextCalledTwiceError } from '../../../solutions/50-middleware/middleware.ts';
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
    (inner, outer) => (request, next) => {
      let isCalled = false;
      return outer(request, (passedOn) => {
        if (isCalled) return Promise.reject(new NextCalledTwiceError(passedOn));
        isCalled = true;
        return inner(passedOn, next);
      });
    },
    (request, next) => next(request),
  );
}

export function createPipeline(handler: Handler, ...middlewares: Middleware[]): Handler {
  const stack = compose(...middlewares);
  return (request) => stack(request, handler);
}
