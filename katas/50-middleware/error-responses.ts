import { todo } from '../support/todo.ts';
import type { Middleware } from './http.ts';

/** Turns HTTP errors into responses. */
export function errorResponses(): Middleware {
  return todo('call next, and turn an HttpError into a response');
}
