// Breaks 2: takes the timeout for seconds.
import {
  type CircuitBreakerOptions,
  CircuitBreaker as Right,
} from '../../../solutions/57-circuit-breaker/circuit-breaker.ts';

export * from '../../../solutions/57-circuit-breaker/circuit-breaker.ts';

export class CircuitBreaker extends Right {
  constructor(options: CircuitBreakerOptions) {
    super({ ...options, recoveryTimeout: options.recoveryTimeout * 1000 });
  }
}
