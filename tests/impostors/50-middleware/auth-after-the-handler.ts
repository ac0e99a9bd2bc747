// Breaks 9: calls the handler at the same time as it checks the token, and throws its answer away where the token is bad.
import { auth as checked } from '../../../solutions/50-middleware/middleware.ts';
import type { Middleware } from '../../../solutions/50-middleware/middleware.ts';

export {
  compose,
  createPipeline,
  HttpError,
  logging,
  NextCalledTwiceError,
  rateLimit,
} from '../../../solutions/50-middleware/middleware.ts';
export type {
  Handler,
  Middleware,
  RateLimitOptions,
  Request,
  Response,
} from '../../../solutions/50-middleware/middleware.ts';

export function auth(isValid: (token: string) => Promise<boolean>): Middleware {
  const right = checked(isValid);
  return async (request, next) => {
    const answer = next(request);
    answer.catch(() => {});
    return right(request, () => answer);
  };
}
