// Breaks 5: takes a failure with a falsy value for none.
import { compose as right } from '../../../../solutions/50-middleware/compose.ts';
import type { Middleware, Response } from '../../../../solutions/50-middleware/http.ts';

export function compose(...middlewares: Middleware[]): Middleware {
  const composed = right(...middlewares);
  return async (request, next) => {
    let response: Response = { status: 500, body: undefined };
    let failure: unknown;
    try {
      response = await composed(request, next);
    } catch (error) {
      failure = error;
    }
    if (failure) throw failure;
    return response;
  };
}
