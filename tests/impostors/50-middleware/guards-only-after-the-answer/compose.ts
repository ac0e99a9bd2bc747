// Breaks 8: notes that `next` was called only when it has ended, so calls at the same time get through.
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
  return async (request) => {
    if (isCalled) throw new NextCalledTwiceError(request);
    try {
      return await handler(request);
    } finally {
      isCalled = true;
    }
  };
}
