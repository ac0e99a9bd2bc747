import { todo } from '../support/todo.ts';
import type { Middleware } from './http.ts';

/** Combines middlewares into one. The first one is the outermost. */
export function compose(...middlewares: Middleware[]): Middleware {
  return todo('return a middleware that runs the others, each around the following one');
}
