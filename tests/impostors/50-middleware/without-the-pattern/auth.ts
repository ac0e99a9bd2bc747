// Breaks 4: one function logs, checks tokens and answers errors; the middlewares only switch its parts on.
import type { Middleware } from '../../../../solutions/50-middleware/http.ts';
import { part } from './serve.ts';

export function auth(isValid: (token: string) => Promise<boolean>): Middleware {
  return part({ isValid });
}
