// Breaks 8: gives calls with the same fn the same promise.
import { CircuitBreaker as Right } from '../../../solutions/57-circuit-breaker/circuit-breaker.ts';

export * from '../../../solutions/57-circuit-breaker/circuit-breaker.ts';

export class CircuitBreaker extends Right {
  readonly #inFlight = new Map<unknown, Promise<unknown>>();

  override call<T>(fn: () => Promise<T>): Promise<T> {
    const known = this.#inFlight.get(fn);
    if (known && this.state === 'closed') return known as Promise<T>;
    const result = super.call(fn).finally(() => this.#inFlight.delete(fn));
    this.#inFlight.set(fn, result);
    return result;
  }
}
