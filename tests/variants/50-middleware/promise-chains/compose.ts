import {
  type Handler,
  type Middleware,
  NextCalledTwiceError,
  type Request,
  type Response,
} from '../../../../solutions/50-middleware/http.ts';

/** An index that is passed along as an argument, and promises instead of async functions. */
export function compose(...middlewares: Middleware[]): Middleware {
  return (request, next) => dispatch(middlewares, 0, request, next);
}

function dispatch(middlewares: readonly Middleware[], i: number, request: Request, end: Handler): Promise<Response> {
  return new Promise((resolve) => {
    const middleware = middlewares[i];
    resolve(middleware ? middleware(request, nextOf(middlewares, i, end)) : end(request));
  });
}

function nextOf(middlewares: readonly Middleware[], i: number, end: Handler): Handler {
  let left: Handler[] = [(request) => dispatch(middlewares, i + 1, request, end)];
  return (request) => {
    const [handler] = left;
    left = [];
    return handler ? handler(request) : Promise.reject(new NextCalledTwiceError(request));
  };
}
