import type { Middleware } from '../../../../solutions/50-middleware/http.ts';
import { part } from './serve.ts';

export function errorResponses(): Middleware {
  return part({ catchesErrors: true });
}
