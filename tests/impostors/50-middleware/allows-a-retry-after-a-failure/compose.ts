// Breaks 8: allows another call of `next` if the first one has failed.
import { type Handler, type Middleware, NextCalledTwiceError } from '../../../../solutions/50-middleware/http.ts';

export function compose(...middlewares: Middleware[]): Middleware {
  return middlewares.reduceRight<Middleware>(
    (inner, outer) => async (request, next) =>
      outer(
        request,
        onceUnlessItFails((passedOn) => inner(passedOn, next)),
      ),
    async (request, next) => next(request),
  );
}

function onceUnlessItFails(handler: Handler): Handler {
  let isCalled = false;
  return async (request) => {
    if (isCalled) throw new NextCalledTwiceError(request);
    isCalled = true;
    try {
      return await handler(request);
    } catch (error) {
      isCalled = false;
      throw error;
    }
  };
}
