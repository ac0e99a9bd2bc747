import { HttpError, NextCalledTwiceError } from '../../../solutions/50-middleware/middleware.ts';
import type {
  Handler,
  Middleware,
  RateLimitOptions,
  Request,
  Response,
} from '../../../solutions/50-middleware/middleware.ts';

export { HttpError, NextCalledTwiceError } from '../../../solutions/50-middleware/middleware.ts';
export type {
  Handler,
  Middleware,
  RateLimitOptions,
  Request,
  Response,
} from '../../../solutions/50-middleware/middleware.ts';

/** The journey of one request: an object with the way that still lies before it. */
class Journey {
  readonly #ahead: readonly Middleware[];
  readonly #end: Handler;
  #hasGoneOn = false;

  constructor(ahead: readonly Middleware[], end: Handler) {
    this.#ahead = ahead;
    this.#end = end;
  }

  async goOn(request: Request): Promise<Response> {
    if (this.#hasGoneOn) throw new NextCalledTwiceError(request);
    this.#hasGoneOn = true;
    const [nearest, ...ahead] = this.#ahead;
    if (nearest === undefined) return await this.#end(request);
    const rest = new Journey(ahead, this.#end);
    const response = await nearest(request, (passedOn) => rest.goOn(passedOn));
    return response;
  }
}

export function compose(...middlewares: Middleware[]): Middleware {
  const row = Object.freeze([...middlewares]);
  return async (request, next) => await new Journey(row, next).goOn(request);
}

export function createPipeline(handler: Handler, ...middlewares: Middleware[]): Handler {
  return async (request) => await new Journey(middlewares, handler).goOn(request);
}

export function logging(log: (line: string) => void, now: () => number): Middleware {
  return async (request, next) => {
    let status = 500;
    const came = now();
    log(`${request.method} ${request.path} started`);
    try {
      const response = await next(request);
      ({ status } = response);
      return response;
    } catch (error) {
      if (error instanceof HttpError) ({ status } = error);
      throw error;
    } finally {
      log(`${request.method} ${request.path} ${status} in ${now() - came} ms`);
    }
  };
}

export function auth(isValid: (token: string) => Promise<boolean>): Middleware {
  return async (request, next) => {
    for (const [name, value] of Object.entries(request.headers)) {
      if (!/^authorization$/i.test(name) || !value.startsWith('Bearer ')) continue;
      const token = value.slice('Bearer '.length);
      if (/^\S+$/.test(token) && (await isValid(token))) return await next(request);
    }
    return { status: 401, body: { error: 'Unauthorized' } };
  };
}

/** Keeps a list of what passed, and throws it away when its window has ended. */
export function rateLimit({ limit, windowMs, now }: RateLimitOptions): Middleware {
  let passed: { client: string; path: string; at: number; end: number }[] = [];
  return async (request, next) => {
    const at = now();
    passed = passed.filter(({ end }) => at < end);
    const same = passed.filter(({ client, path }) => client === request.client && path === request.path);
    if (same.length === limit) return { status: 429, body: { error: 'Too Many Requests' } };
    passed.push({ client: request.client, path: request.path, at, end: same[0]?.end ?? at + windowMs });
    return await next(request);
  };
}
