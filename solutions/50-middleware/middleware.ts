/** What somebody asks for. */
export interface Request {
  readonly method: string;
  readonly path: string;
  /** Who sent it: an IP address, for example. */
  readonly client: string;
  /** Values by name; names may be in capitals, small letters or both. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** What comes back. */
export interface Response {
  readonly status: number;
  readonly body: unknown;
}

/** Answers a request. */
export type Handler = (request: Request) => Promise<Response>;

/** Stands before a handler: passes requests on to `next`, or answers by itself. */
export type Middleware = (request: Request, next: Handler) => Promise<Response>;

/** A failure with the status that it has in HTTP. */
export class HttpError extends Error {
  override readonly name = 'HttpError';
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** A middleware called `next` again. */
export class NextCalledTwiceError extends Error {
  override readonly name = 'NextCalledTwiceError';
  /** What `next` was called with that time. */
  readonly request: Request;

  constructor(request: Request) {
    super(`A middleware may call next only once: ${request.method} ${request.path}`);
    this.request = request;
  }
}

/** Makes one middleware of several, the outermost first. */
export function compose(...middlewares: Middleware[]): Middleware {
  // Two at a time, as in a sum: that is why grouping makes no difference, and passing on is the zero.
  return middlewares.reduceRight<Middleware>(
    (inner, outer) => async (request, next) =>
      outer(
        request,
        once((passedOn) => inner(passedOn, next)),
      ),
    async (request, next) => next(request),
  );
}

/** Puts middlewares around a handler, the outermost first. */
export function createPipeline(handler: Handler, ...middlewares: Middleware[]): Handler {
  const stack = compose(...middlewares);
  return (request) => stack(request, handler);
}

/** Writes two lines about each request: that it came, and its status and milliseconds. */
export function logging(log: (line: string) => void, now: () => number): Middleware {
  return async (request, next) => {
    const about = `${request.method} ${request.path}`;
    const start = now();
    const logOutcome = (status: number) => log(`${about} ${status} in ${now() - start} ms`);
    log(`${about} started`);
    try {
      const response = await next(request);
      logOutcome(response.status);
      return response;
    } catch (error) {
      logOutcome(error instanceof HttpError ? error.status : 500);
      throw error;
    }
  };
}

/** Lets only those in who send a valid bearer token. */
export function auth(isValid: (token: string) => Promise<boolean>): Middleware {
  return async (request, next) => {
    const token = headerOf(request, 'authorization')?.match(/^Bearer (\S+)$/)?.[1];
    if (token === undefined || !(await isValid(token))) return { status: 401, body: { error: 'Unauthorized' } };
    return next(request);
  };
}

/** How many requests may pass, and in which time. */
export interface RateLimitOptions {
  /** Whole number from 1: as many pass in a window. */
  readonly limit: number;
  /** Length of a window in milliseconds, from 1. */
  readonly windowMs: number;
  /** Milliseconds; never goes back. */
  readonly now: () => number;
}

/** Lets so many requests of a client for a path pass, and no more until the window has ended. */
export function rateLimit({ limit, windowMs, now }: RateLimitOptions): Middleware {
  const windows = new Map<string, { end: number; passed: number }>();

  return async (request, next) => {
    // Both are any text: joined by a separator, two different pairs could make the same key.
    const key = JSON.stringify([request.client, request.path]);
    const time = now();
    let window = windows.get(key);
    if (window === undefined || time >= window.end) {
      window = { end: time + windowMs, passed: 0 };
      windows.set(key, window);
    }
    if (window.passed === limit) return { status: 429, body: { error: 'Too Many Requests' } };
    // Before anything is awaited: requests at the same time must see each other.
    window.passed += 1;
    return next(request);
  };
}

/** A handler for one call; being async it rejects where the inside throws. */
function once(handler: Handler): Handler {
  let isCalled = false;
  return async (request) => {
    if (isCalled) throw new NextCalledTwiceError(request);
    isCalled = true;
    return handler(request);
  };
}

function headerOf(request: Request, name: string): string | undefined {
  return Object.entries(request.headers).find(([key]) => key.toLowerCase() === name)?.[1];
}
