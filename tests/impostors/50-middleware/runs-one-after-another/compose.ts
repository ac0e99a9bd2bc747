// Breaks 2, 3: runs the middlewares one after another and then the handler, so `next` resolves before there is a response.
import type { Middleware, Response } from '../../../../solutions/50-middleware/http.ts';

export function compose(...middlewares: Middleware[]): Middleware {
  return async (request, next) => {
    let current = request;
    for (const middleware of middlewares) {
      let isPassedOn = false;
      const response: Response = await middleware(current, async (passedOn) => {
        isPassedOn = true;
        current = passedOn;
        return { status: 200, body: undefined };
      });
      if (!isPassedOn) return response;
    }
    return next(current);
  };
}
