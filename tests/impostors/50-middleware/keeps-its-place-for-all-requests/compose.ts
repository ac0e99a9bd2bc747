// Breaks 7: keeps one index for all requests in progress, and resets it when a request comes.
import {
  type Handler,
  type Middleware,
  NextCalledTwiceError,
  type Request,
  type Response,
} from '../../../../solutions/50-middleware/http.ts';

export function compose(...middlewares: Middleware[]): Middleware {
  let reached = -1;
  const dispatch = async (i: number, request: Request, next: Handler): Promise<Response> => {
    if (i <= reached) throw new NextCalledTwiceError(request);
    reached = i;
    const middleware = middlewares[i];
    if (!middleware) return next(request);
    return middleware(request, (passedOn) => dispatch(i + 1, passedOn, next));
  };
  return (request, next) => {
    reached = -1;
    return dispatch(0, request, next);
  };
}
