import { type Handler, type Middleware, NextCalledTwiceError } from '../../../../solutions/50-middleware/http.ts';

/** Each `next` that has been called. */
const called = new WeakSet<Handler>();

/** Builds the whole chain anew for each request, from the inside, out of frozen functions. */
export function compose(...middlewares: Middleware[]): Middleware {
  const fromTheInside = Object.freeze(middlewares.toReversed());
  return Object.freeze<Middleware>(async (request, next) => {
    let handler: Handler = (passedOn) => next(passedOn);
    for (const middleware of fromTheInside) handler = filledIn(middleware, handler);
    return handler(request);
  });
}

/** A handler that calls the middleware with this handler as its `next`. */
function filledIn(middleware: Middleware, inner: Handler): Handler {
  const next: Handler = Object.freeze<Handler>(async (request) => {
    if (called.has(next)) throw new NextCalledTwiceError(request);
    called.add(next);
    return await inner(request);
  });
  return (request) => middleware(request, next);
}
