// Breaks 7, 8, 9: logs no failures, counts by path and for ever, and takes any header that begins with "Bearer ".
import type { Middleware, RateLimitOptions } from '../../../solutions/50-middleware/middleware.ts';

export {
  compose,
  createPipeline,
  HttpError,
  NextCalledTwiceError,
} from '../../../solutions/50-middleware/middleware.ts';
export type {
  Handler,
  Middleware,
  RateLimitOptions,
  Request,
  Response,
} from '../../../solutions/50-middleware/middleware.ts';

export function logging(log: (line: string) => void, now: () => number): Middleware {
  return async (request, next) => {
    const start = now();
    log(`${request.method} ${request.path} started`);
    const response = await next(request);
    log(`${request.method} ${request.path} ${response.status} in ${now() - start} ms`);
    return response;
  };
}

export function auth(isValid: (token: string) => Promise<boolean>): Middleware {
  return async (request, next) => {
    const value = request.headers['Authorization'] ?? '';
    const isIn = value.startsWith('Bearer ') && (await isValid(value.slice('Bearer '.length)));
    return isIn ? next(request) : { status: 401, body: { error: 'Unauthorized' } };
  };
}

export function rateLimit({ limit }: RateLimitOptions): Middleware {
  const counts = new Map<string, number>();
  return async (request, next) => {
    const count = (counts.get(request.path) ?? 0) + 1;
    counts.set(request.path, count);
    return count > limit ? { status: 429, body: { error: 'Too Many Requests' } } : next(request);
  };
}
