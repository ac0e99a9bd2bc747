// Breaks 3: freezes the handler that it was called with, so that nobody can replace its properties.
import { type Handler, type Middleware, NextCalledTwiceError } from '../../../../solutions/50-middleware/http.ts';

/** Combines middlewares into one. The first one is the outermost. */
export function compose(...middlewares: Middleware[]): Middleware {
  return middlewares.reduceRight<Middleware>((inner, outer) => around(outer, inner), passOn);
}

/** What no middlewares at all amount to, and what the last one of a chain has inside it. */
const passOn: Middleware = async (request, next) => next(request);

function around(outer: Middleware, inner: Middleware): Middleware {
  return async (request, next) => {
    Object.freeze(next);
    return outer(
      request,
      once((passedOn) => inner(passedOn, next)),
    );
  };
}

/** A handler that can be called once. It never throws synchronously, because it is async. */
function once(handler: Handler): Handler {
  let isCalled = false;
  return async (request) => {
    if (isCalled) throw new NextCalledTwiceError(request);
    isCalled = true;
    return handler(request);
  };
}
