import {
  type Handler,
  HttpError,
  type Middleware,
  NextCalledTwiceError,
  type Request,
  type Response,
} from '../../../../solutions/50-middleware/http.ts';

/** What the one function does besides calling the handler. */
export interface Parts {
  log?: (line: string) => void;
  isValid?: (token: string) => Promise<boolean>;
  catchesErrors?: boolean;
}

const partsOf = new WeakMap<Middleware, Parts>();

/** A middleware that only says which part of the one function it switches on. */
export function part(parts: Parts): Middleware {
  const middleware: Middleware = (request, next) => serve(parts, request, next);
  partsOf.set(middleware, parts);
  return middleware;
}

/** Switches the known parts on, whatever their order. Only unknown middlewares form a chain. */
export function composed(middlewares: readonly Middleware[]): Middleware {
  const parts = Object.assign({}, ...middlewares.map((one) => partsOf.get(one))) as Parts;
  const unknown = middlewares.filter((one) => !partsOf.has(one));
  return (request, next) => serve(parts, request, (passedOn) => run(unknown, passedOn, next));
}

/** Logs, checks the token, calls the handler and turns errors into responses. */
async function serve({ log, isValid, catchesErrors }: Parts, request: Request, handler: Handler): Promise<Response> {
  const about = `${request.method} ${request.path}`;
  log?.(`${about} started`);
  let response: Response;
  try {
    const { token } = request;
    const isIn = !isValid || (token !== undefined && (await isValid(token)));
    response = isIn ? await handler(request) : { status: 401, body: { error: 'Unauthorized' } };
  } catch (error) {
    if (!catchesErrors || !(error instanceof HttpError)) {
      log?.(`${about} failed`);
      throw error;
    }
    response = { status: error.status, body: { error: error.message } };
  }
  log?.(`${about} ${response.status}`);
  return response;
}

async function run(unknown: readonly Middleware[], request: Request, handler: Handler): Promise<Response> {
  const [middleware, ...others] = unknown;
  if (!middleware) return handler(request);
  let isCalled = false;
  return middleware(request, async (passedOn) => {
    if (isCalled) throw new NextCalledTwiceError(passedOn);
    isCalled = true;
    return run(others, passedOn, handler);
  });
}
