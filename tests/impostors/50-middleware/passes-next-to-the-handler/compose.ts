// Breaks 3: calls the handler like a middleware, with a `next` that answers 404.
import { type Handler, type Middleware, NextCalledTwiceError } from '../../../../solutions/50-middleware/http.ts';

export function compose(...middlewares: Middleware[]): Middleware {
  return middlewares.reduceRight<Middleware>(
    (inner, outer) => async (request, next) =>
      outer(
        request,
        once((passedOn) => inner(passedOn, next)),
      ),
    async (request, next) => (next as Middleware)(request, async () => ({ status: 404, body: 'not found' })),
  );
}

function once(handler: Handler): Handler {
  let isCalled = false;
  return async (request) => {
    if (isCalled) throw new NextCalledTwiceError(request);
    isCalled = true;
    return handler(request);
  };
}
