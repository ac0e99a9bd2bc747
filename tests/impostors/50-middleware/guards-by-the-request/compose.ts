// Breaks 8: rejects a further call only if it has the same request object.
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
  const passedOn = new Set<Request>();
  return async (request) => {
    if (passedOn.has(request)) throw new NextCalledTwiceError(request);
    passedOn.add(request);
    return handler(request);
  };
}
