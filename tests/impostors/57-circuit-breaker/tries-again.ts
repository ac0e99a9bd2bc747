// Breaks 1: calls fn a second time before it counts a failure.
import { CircuitBreaker as Right } from '../../../solutions/57-circuit-breaker/circuit-breaker.ts';

export * from '../../../solutions/57-circuit-breaker/circuit-breaker.ts';

export class CircuitBreaker extends Right {
  override call<T>(fn: () => Promise<T>): Promise<T> {
    return super.call(async () => {
      try {
        return await fn();
      } catch {
        return await fn();
      }
    });
  }
}
