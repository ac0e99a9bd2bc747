import { HttpError, type Middleware, type Response } from '../../../../solutions/50-middleware/http.ts';

type Outcome = { response: Response } | { error: unknown };

/** Looks at the outcome as a value. */
export function errorResponses(): Middleware {
  return async (request, next) => {
    const outcome = await (async () => next(request))().then(
      (response): Outcome => ({ response }),
      (error: unknown): Outcome => ({ error }),
    );
    if ('response' in outcome) return outcome.response;
    const { error } = outcome;
    return error instanceof HttpError
      ? { status: error.status, body: { error: error.message } }
      : Promise.reject(error);
  };
}
