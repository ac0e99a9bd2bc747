// Breaks 4: closes after the first successful probe.
import {
  type CircuitBreakerOptions,
  CircuitBreaker as Right,
} from '../../../solutions/57-circuit-breaker/circuit-breaker.ts';

export * from '../../../solutions/57-circuit-breaker/circuit-breaker.ts';

export class CircuitBreaker extends Right {
  constructor(options: CircuitBreakerOptions) {
    super({ ...options, successThreshold: 1 });
  }
}
