export interface Request {
  readonly method: string;
  readonly path: string;
  /** Proves who sent the request. */
  readonly token?: string;
  readonly body?: unknown;
}

export interface Response {
  readonly status: number;
  readonly body: unknown;
}

/** Answers a request. */
export type Handler = (request: Request) => Promise<Response>;

/** Passes a request on to `next`, or answers it without calling `next`. */
export type Middleware = (request: Request, next: Handler) => Promise<Response>;

/** A failure that has an HTTP status. */
export class HttpError extends Error {
  override readonly name = 'HttpError';
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** A middleware has called `next` more than once. */
export class NextCalledTwiceError extends Error {
  override readonly name = 'NextCalledTwiceError';
  /** The argument of the rejected call to `next`. */
  readonly request: Request;

  constructor(request: Request) {
    super(`A middleware may call next only once: ${request.method} ${request.path}`);
    this.request = request;
  }
}
