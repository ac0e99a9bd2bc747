// Breaks 4, 7: remembers which functions have passed a request on, so a middleware cannot occur twice, nor a request be sent again.
import { type Middleware, NextCalledTwiceError, type Request } from '../../../../solutions/50-middleware/http.ts';

export function compose(...middlewares: Middleware[]): Middleware {
  return middlewares.reduceRight<Middleware>(
    (inner, outer) => async (request, next) =>
      outer(request, async (passedOn) => {
        const called = calledFor(request);
        if (called.has(outer)) throw new NextCalledTwiceError(passedOn);
        called.add(outer);
        return inner(passedOn, next);
      }),
    async (request, next) => next(request),
  );
}

const calls = new WeakMap<Request, Set<Middleware>>();

function calledFor(request: Request): Set<Middleware> {
  const called = calls.get(request) ?? new Set();
  calls.set(request, called);
  return called;
}
