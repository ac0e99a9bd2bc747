import { HttpError, type Middleware } from './http.ts';

/** Turns HTTP errors into responses. */
export function errorResponses(): Middleware {
  return async (request, next) => {
    try {
      return await next(request);
    } catch (error) {
      if (error instanceof HttpError) return { status: error.status, body: { error: error.message } };
      throw error;
    }
  };
}
