// Breaks 8: answers every further call with the response of the first one.
import type { Handler, Middleware, Response } from '../../../../solutions/50-middleware/http.ts';

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
  let first: Promise<Response> | undefined;
  return async (request) => (first ??= (async () => handler(request))());
}
