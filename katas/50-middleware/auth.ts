import { todo } from '../support/todo.ts';
import type { Middleware } from './http.ts';

/** Passes on only requests that have a valid token. */
export function auth(isValid: (token: string) => Promise<boolean>): Middleware {
  return todo('call next if the token is valid, and answer with 401 otherwise');
}
