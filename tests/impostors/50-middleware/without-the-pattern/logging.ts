import type { Middleware } from '../../../../solutions/50-middleware/http.ts';
import { part } from './serve.ts';

export function logging(log: (line: string) => void): Middleware {
  return part({ log });
}
