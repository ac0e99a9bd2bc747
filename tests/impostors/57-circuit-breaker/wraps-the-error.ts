// Breaks 5: wraps the error in one of its own.
import { CallBlockedError, CircuitBreaker as Right } from '../../../solutions/57-circuit-breaker/circuit-breaker.ts';

export * from '../../../solutions/57-circuit-breaker/circuit-breaker.ts';

export class CircuitBreaker extends Right {
  override call<T>(fn: () => Promise<T>): Promise<T> {
    return super.call(fn).catch((error: unknown) => {
      if (error instanceof CallBlockedError) throw error;
      throw new Error(`The call failed while the circuit was ${this.state}`, { cause: error });
    });
  }
}
