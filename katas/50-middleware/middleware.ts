import { todo } from '../support/todo.ts';

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
  return todo('one middleware that runs all of them, each around the next');
}

/** Puts middlewares around a handler, the outermost first. */
export function createPipeline(handler: Handler, ...middlewares: Middleware[]): Handler {
  return todo('a handler with the middlewares around it');
}

/** Writes two lines about each request: that it came, and its status and milliseconds. */
export function logging(log: (line: string) => void, now: () => number): Middleware {
  return todo('a middleware that logs each request and its outcome');
}

/** Lets only those in who send a valid bearer token. */
export function auth(isValid: (token: string) => Promise<boolean>): Middleware {
  return todo('a middleware that answers 401 without a valid bearer token');
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
export function rateLimit(options: RateLimitOptions): Middleware {
  return todo('a middleware that answers 429 above the limit');
}
