// Breaks 6: freezes the options, which belong to the caller.
import {
  type CircuitBreakerOptions,
  CircuitBreaker as Right,
} from '../../../solutions/57-circuit-breaker/circuit-breaker.ts';

export * from '../../../solutions/57-circuit-breaker/circuit-breaker.ts';

export class CircuitBreaker extends Right {
  constructor(options: CircuitBreakerOptions) {
    super(Object.freeze(options));
  }
}
