import { HttpError, type Middleware } from '../../../../solutions/50-middleware/http.ts';

export function errorResponses(): Middleware {
  return (request, next) =>
    Promise.resolve()
      .then(() => next(request))
      .catch((error: unknown) => {
        if (!(error instanceof HttpError)) throw error;
        return { status: error.status, body: { error: error.message } };
      });
}
