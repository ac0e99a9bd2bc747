import { HttpError, NextCalledTwiceError } from '../../../solutions/50-middleware/middleware.ts';
import type { Handler, Middleware, RateLimitOptions } from '../../../solutions/50-middleware/middleware.ts';

export { HttpError, NextCalledTwiceError } from '../../../solutions/50-middleware/middleware.ts';
export type {
  Handler,
  Middleware,
  RateLimitOptions,
  Request,
  Response,
} from '../../../solutions/50-middleware/middleware.ts';

/** An index that goes along as an argument, and promises instead of async functions. */
export function compose(...middlewares: Middleware[]): Middleware {
  function handlerAt(index: number, innermost: Handler): Handler {
    const middleware = middlewares[index];
    return (request) =>
      new Promise((resolve) =>
        resolve(middleware ? middleware(request, nextOf(index, innermost)) : innermost(request)),
      );
  }
  function nextOf(index: number, innermost: Handler): Handler {
    let inside: Handler | undefined = handlerAt(index + 1, innermost);
    return (request) => {
      const handler = inside;
      inside = undefined;
      return handler ? handler(request) : Promise.reject(new NextCalledTwiceError(request));
    };
  }
  return (request, next) => handlerAt(0, next)(request);
}

export function createPipeline(handler: Handler, ...middlewares: Middleware[]): Handler {
  return (request) => compose(...middlewares)(request, handler);
}

export function logging(log: (line: string) => void, now: () => number): Middleware {
  return (request, next) => {
    const start = now();
    const write = (what: string | number) => log([request.method, request.path, what].join(' '));
    write('started');
    return Promise.resolve(request)
      .then(next)
      .then(
        (response) => {
          write(`${response.status} in ${now() - start} ms`);
          return response;
        },
        (error: unknown) => {
          write(`${error instanceof HttpError ? error.status : 500} in ${now() - start} ms`);
          return Promise.reject(error);
        },
      );
  };
}

export function auth(isValid: (token: string) => Promise<boolean>): Middleware {
  const refused = Object.freeze({ status: 401, body: Object.freeze({ error: 'Unauthorized' }) });
  return (request, next) => {
    const headers = new Map(Object.entries(request.headers).map(([name, value]) => [name.toLowerCase(), value]));
    const [scheme, token = '', ...rest] = headers.get('authorization')?.split(' ') ?? [];
    const isToken = scheme === 'Bearer' && token !== '' && rest.length === 0 && !/\s/.test(token);
    if (!isToken) return Promise.resolve(refused);
    return isValid(token).then((yes) => (yes ? next(request) : refused));
  };
}

/** Counts down, in maps of maps. */
export function rateLimit({ limit, windowMs, now }: RateLimitOptions): Middleware {
  const clients = new Map<string, Map<string, { begin: number; left: number }>>();
  return (request, next) => {
    const paths = clients.get(request.client) ?? new Map<string, { begin: number; left: number }>();
    clients.set(request.client, paths);
    const window = paths.get(request.path);
    if (window === undefined || now() - window.begin >= windowMs) {
      paths.set(request.path, { begin: now(), left: limit - 1 });
      return next(request);
    }
    if (window.left === 0) return Promise.resolve({ status: 429, body: { error: 'Too Many Requests' } });
    window.left -= 1;
    return next(request);
  };
}
