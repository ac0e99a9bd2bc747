// Breaks 6: all circuit breakers use the options of the one created last.
import {
  type CircuitBreakerOptions,
  CircuitBreaker as Right,
} from '../../../solutions/57-circuit-breaker/circuit-breaker.ts';

export * from '../../../solutions/57-circuit-breaker/circuit-breaker.ts';

let last: CircuitBreakerOptions;

export class CircuitBreaker extends Right {
  constructor(options: CircuitBreakerOptions) {
    last = options;
    super({
      get failureThreshold() {
        return last.failureThreshold;
      },
      get recoveryTimeout() {
        return last.recoveryTimeout;
      },
      get successThreshold() {
        return last.successThreshold;
      },
      now: () => last.now(),
    });
  }
}
