// Breaks 8: rejects the whole request after a further call, even if the middleware caught the rejection and answered.
import { type Handler, type Middleware, NextCalledTwiceError } from '../../../../solutions/50-middleware/http.ts';

export function compose(...middlewares: Middleware[]): Middleware {
  return middlewares.reduceRight<Middleware>(
    (inner, outer) => async (request, next) => {
      let refusal: NextCalledTwiceError | undefined;
      let isCalled = false;
      const guarded: Handler = async (passedOn) => {
        if (isCalled) throw (refusal = new NextCalledTwiceError(passedOn));
        isCalled = true;
        return inner(passedOn, next);
      };
      const response = await outer(request, guarded);
      if (refusal) throw refusal;
      return response;
    },
    async (request, next) => next(request),
  );
}
