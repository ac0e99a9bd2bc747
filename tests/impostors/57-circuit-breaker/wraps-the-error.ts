// Breaks 8: wraps the error in one of its own.
import { CallBlockedError, CircuitBreaker as Right } from '../../../solutions/57-circuit-breaker/circuit-breaker.ts';

export {
  CallBlockedError,
  type CircuitBreakerOptions,
  type CircuitState,
} from '../../../solutions/57-circuit-breaker/circuit-breaker.ts';

export class CircuitBreaker extends Right {
  override call<T>(fn: () => Promise<T>): Promise<T> {
    return super.call(fn).catch((error: unknown) => {
      if (error instanceof CallBlockedError) throw error;
      throw new Error(`Call failed in state ${this.state}`, { cause: error });
    });
  }
}
