// Breaks 6, 8: while a call of any circuit breaker starts, all of them block calls.
import { CallBlockedError, CircuitBreaker as Right } from '../../../solutions/57-circuit-breaker/circuit-breaker.ts';

export * from '../../../solutions/57-circuit-breaker/circuit-breaker.ts';

let isStarting = false;

export class CircuitBreaker extends Right {
  override call<T>(fn: () => Promise<T>): Promise<T> {
    if (isStarting) return Promise.reject(new CallBlockedError('open', 0));
    isStarting = true;
    try {
      return super.call(fn);
    } finally {
      isStarting = false;
    }
  }
}
