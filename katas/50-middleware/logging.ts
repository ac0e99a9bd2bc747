import { todo } from '../support/todo.ts';
import type { Middleware } from './http.ts';

/** Logs each request and its outcome. */
export function logging(log: (line: string) => void): Middleware {
  return todo('log the request, call next, log the outcome');
}
