// Breaks 8: allows another call of `next` after the first one has ended.
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
  let isPending = false;
  return async (request) => {
    if (isPending) throw new NextCalledTwiceError(request);
    isPending = true;
    try {
      return await handler(request);
    } finally {
      isPending = false;
    }
  };
}
