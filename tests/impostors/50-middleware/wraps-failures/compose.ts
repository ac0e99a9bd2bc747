// Breaks 5: rejects with an error of its own that has the failure as its cause.
import { compose as right } from '../../../../solutions/50-middleware/compose.ts';
import { type Middleware, NextCalledTwiceError } from '../../../../solutions/50-middleware/http.ts';

export function compose(...middlewares: Middleware[]): Middleware {
  const composed = right(...middlewares);
  return async (request, next) => {
    try {
      return await composed(request, next);
    } catch (error) {
      if (error instanceof NextCalledTwiceError) throw error;
      throw new Error('The request failed', { cause: error });
    }
  };
}
