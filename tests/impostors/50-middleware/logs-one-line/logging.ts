// Breaks 1, 6: logs how a request ended, but not that it started.
import type { Middleware } from '../../../../solutions/50-middleware/http.ts';
import { logging as right } from '../../../../solutions/50-middleware/logging.ts';

export function logging(log: (line: string) => void): Middleware {
  return right((line) => {
    if (!line.endsWith(' started')) log(line);
  });
}
