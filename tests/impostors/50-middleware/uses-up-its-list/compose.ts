// Breaks 4, 7: takes each middleware out of the list when a request reaches it, so the list is empty for the next request.
import {
  type Handler,
  type Middleware,
  NextCalledTwiceError,
  type Request,
  type Response,
} from '../../../../solutions/50-middleware/http.ts';

export function compose(...middlewares: Middleware[]): Middleware {
  return (request, next) => run(middlewares, request, next);
}

async function run(left: Middleware[], request: Request, next: Handler): Promise<Response> {
  const middleware = left.shift();
  if (!middleware) return next(request);
  let isCalled = false;
  return middleware(request, async (passedOn) => {
    if (isCalled) throw new NextCalledTwiceError(passedOn);
    isCalled = true;
    return run(left, passedOn, next);
  });
}
