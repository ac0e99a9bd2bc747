import type { Handler, Middleware } from '../../../../solutions/50-middleware/http.ts';

export function compose(...middlewares: Middleware[]): Middleware {
  return async (request, next) => {
    let handler: Handler = async (passedOn) => next(passedOn);
    for (const middleware of middlewares.toReversed()) {
      const inner = handler;
      handler = async (passedOn) => middleware(passedOn, inner);
    }
    return handler(request);
  };
}
