// Breaks 1: opens only when there are more failures than the threshold.
import {
  type CircuitBreakerOptions,
  CircuitBreaker as Right,
} from '../../../solutions/57-circuit-breaker/circuit-breaker.ts';

export * from '../../../solutions/57-circuit-breaker/circuit-breaker.ts';

export class CircuitBreaker extends Right {
  constructor(options: CircuitBreakerOptions) {
    super({ ...options, failureThreshold: options.failureThreshold + 1 });
  }
}
