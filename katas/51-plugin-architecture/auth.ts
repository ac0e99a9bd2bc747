import { todo } from '../support/todo.ts';
import type { Plugin } from './plugin.ts';

/** A plugin that answers log-in requests. */
export function auth(issueToken: (request: unknown) => string): Plugin {
  return todo("return the plugin 'auth' 1.0.0");
}
