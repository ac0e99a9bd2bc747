// Breaks 2, 3: reads the wall clock instead of the given one.
import {
  type CircuitBreakerOptions,
  CircuitBreaker as Right,
} from '../../../solutions/57-circuit-breaker/circuit-breaker.ts';

export * from '../../../solutions/57-circuit-breaker/circuit-breaker.ts';

export class CircuitBreaker extends Right {
  constructor(options: CircuitBreakerOptions) {
    super({ ...options, now: () => Date.now() });
  }
}
