// Breaks 3: every middleware gets the request that came from outside, even if another one was passed on.
import { type Handler, type Middleware, NextCalledTwiceError } from '../../../../solutions/50-middleware/http.ts';

export function compose(...middlewares: Middleware[]): Middleware {
  return middlewares.reduceRight<Middleware>(
    (inner, outer) => async (request, next) =>
      outer(
        request,
        once(() => inner(request, next)),
      ),
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
