// Breaks 5: lets an error that a middleware or handler throws synchronously pass `next` as a synchronous error.
import { type Middleware, NextCalledTwiceError } from '../../../../solutions/50-middleware/http.ts';

export function compose(...middlewares: Middleware[]): Middleware {
  return middlewares.reduceRight<Middleware>(
    (inner, outer) => (request, next) => {
      let isCalled = false;
      return outer(request, (passedOn) => {
        if (isCalled) return Promise.reject(new NextCalledTwiceError(passedOn));
        isCalled = true;
        return inner(passedOn, next);
      });
    },
    (request, next) => next(request),
  );
}
