// Breaks 8: guards the `next` of each middleware except the last, which gets the handler itself.
import { type Handler, type Middleware, NextCalledTwiceError } from '../../../../solutions/50-middleware/http.ts';

export function compose(...middlewares: Middleware[]): Middleware {
  return async (request, next) => {
    const innermost: Handler = async (passedOn) => next(passedOn);
    const handler = middlewares.reduceRight<Handler>((inner, middleware, i) => {
      const guarded = i === middlewares.length - 1 ? inner : once(inner);
      return async (passedOn) => middleware(passedOn, guarded);
    }, innermost);
    return handler(request);
  };
}

function once(handler: Handler): Handler {
  let isCalled = false;
  return async (request) => {
    if (isCalled) throw new NextCalledTwiceError(request);
    isCalled = true;
    return handler(request);
  };
}
