// Breaks 8: throws NextCalledTwiceError synchronously instead of rejecting.
import { type Handler, type Middleware, NextCalledTwiceError } from '../../../../solutions/50-middleware/http.ts';

export function compose(...middlewares: Middleware[]): Middleware {
  return middlewares.reduceRight<Middleware>(
    (inner, outer) => async (request, next) =>
      outer(
        request,
        once((passedOn) => inner(passedOn, next)),
      ),
    async (request, next) => next(request),
  );
}

function once(handler: Handler): Handler {
  let isCalled = false;
  return (request) => {
    if (isCalled) throw new NextCalledTwiceError(request);
    isCalled = true;
    return (async () => handler(request))();
  };
}
