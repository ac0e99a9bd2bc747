import { InvalidRegistrationError, UserExistsError } from './core.ts';
import type { HttpResponse } from './driving-adapters.ts';

/** The response for an error. */
export function errorResponse(error: unknown): HttpResponse {
  const [status, body] =
    error instanceof InvalidRegistrationError
      ? [400, { error: 'invalid registration', field: error.field }]
      : error instanceof UserExistsError
        ? [409, { error: 'user exists', id: error.id }]
        : [500, { error: 'internal error' }];
  return Object.freeze({ status, body: Object.freeze(body) });
}
