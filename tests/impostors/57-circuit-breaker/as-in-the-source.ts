// Breaks 7, 8: as in the source: half open admits every call, and every result counts.
import {
  CallBlockedError,
  type CircuitBreakerOptions,
  type CircuitState,
} from '../../../solutions/57-circuit-breaker/circuit-breaker.ts';

export * from '../../../solutions/57-circuit-breaker/circuit-breaker.ts';

export class CircuitBreaker {
  readonly #options: CircuitBreakerOptions;
  #state: CircuitState = 'closed';
  #failureCount = 0;
  #successCount = 0;
  #openedAt = 0;

  constructor(options: CircuitBreakerOptions) {
    this.#options = options;
  }

  get state(): CircuitState {
    return this.#state;
  }

  async call<T>(fn: () => Promise<T>): Promise<T> {
    const { recoveryTimeout, now } = this.#options;
    if (this.#state === 'open') {
      const elapsed = now() - this.#openedAt;
      if (elapsed < recoveryTimeout) throw new CallBlockedError('open', recoveryTimeout - elapsed);
      this.#transition('halfOpen');
    }
    try {
      const result = await fn();
      this.#onSuccess();
      return result;
    } catch (error) {
      this.#onFailure();
      throw error;
    }
  }

  #onSuccess(): void {
    if (this.#state === 'closed') this.#failureCount = 0;
    if (this.#state !== 'halfOpen') return;
    this.#successCount += 1;
    if (this.#successCount >= this.#options.successThreshold) this.#transition('closed');
  }

  #onFailure(): void {
    this.#failureCount += 1;
    if (this.#state === 'halfOpen' || this.#failureCount >= this.#options.failureThreshold) this.#transition('open');
  }

  #transition(state: CircuitState): void {
    this.#state = state;
    this.#failureCount = 0;
    this.#successCount = 0;
    if (state === 'open') this.#openedAt = this.#options.now();
  }
}
