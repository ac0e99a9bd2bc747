// Breaks 8: makes calls wait for each other, even while the circuit is closed.
import { CircuitBreaker as Right } from '../../../solutions/57-circuit-breaker/circuit-breaker.ts';

export * from '../../../solutions/57-circuit-breaker/circuit-breaker.ts';

export class CircuitBreaker extends Right {
  #last: Promise<unknown> | undefined;

  override async call<T>(fn: () => Promise<T>): Promise<T> {
    if (this.state !== 'closed' || this.#last === undefined) return this.#enqueue(super.call(fn));
    return this.#enqueue(this.#last.then(() => super.call(fn)));
  }

  #enqueue<T>(result: Promise<T>): Promise<T> {
    const ended = result
      .catch(() => {})
      .then(() => {
        if (this.#last === ended) this.#last = undefined;
      });
    this.#last = ended;
    return result;
  }
}
