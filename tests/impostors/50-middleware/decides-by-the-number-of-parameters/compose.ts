// Breaks 4: takes a function with fewer than two parameters for a handler that needs no `next`.
import { type Handler, type Middleware, NextCalledTwiceError } from '../../../../solutions/50-middleware/http.ts';

export function compose(...middlewares: Middleware[]): Middleware {
  return middlewares.reduceRight<Middleware>(
    (inner, outer) => async (request, next) => {
      if (outer.length < 2) return outer(request, next);
      return outer(
        request,
        once((passedOn) => inner(passedOn, next)),
      );
    },
    async (request, next) => next(request),
  );
}

function once(handler: Handler): Handler {
  let isCalled = false;
  return async (request) => {
    if (isCalled) throw new NextCalledTwiceError(request);
    isCalled = true;
    return handler(request);
  };
}
