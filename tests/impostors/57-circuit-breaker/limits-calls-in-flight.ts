// Breaks 8: blocks the hundredth call in flight.
import { CallBlockedError, CircuitBreaker as Right } from '../../../solutions/57-circuit-breaker/circuit-breaker.ts';

export * from '../../../solutions/57-circuit-breaker/circuit-breaker.ts';

export class CircuitBreaker extends Right {
  #inFlight = 0;

  override async call<T>(fn: () => Promise<T>): Promise<T> {
    if (this.#inFlight === 99) throw new CallBlockedError('halfOpen', 0);
    this.#inFlight += 1;
    try {
      return await super.call(fn);
    } finally {
      this.#inFlight -= 1;
    }
  }
}
