// Breaks 8: the error carries the request of the first call.
import {
  type Handler,
  type Middleware,
  NextCalledTwiceError,
  type Request,
} from '../../../../solutions/50-middleware/http.ts';

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
  let first: Request | undefined;
  return async (request) => {
    if (first) throw new NextCalledTwiceError(first);
    first = request;
    return handler(request);
  };
}
