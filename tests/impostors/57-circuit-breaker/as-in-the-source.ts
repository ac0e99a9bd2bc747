// Breaks 6, 9: as the source has it: any call may probe while half open, and any answer counts whenever it comes.
import {
  CallBlockedError,
  type CircuitBreakerOptions,
  type CircuitState,
} from '../../../solutions/57-circuit-breaker/circuit-breaker.ts';

export {
  CallBlockedError,
  type CircuitBreakerOptions,
  type CircuitState,
} from '../../../solutions/57-circuit-breaker/circuit-breaker.ts';

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
    if (this.#state === 'open') {
      const elapsed = this.#options.now() - this.#openedAt;
      if (elapsed < this.#options.recoveryTimeout) {
        throw new CallBlockedError('open', this.#options.recoveryTimeout - elapsed);
      }
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
    if (this.#state === 'halfOpen') {
      this.#successCount += 1;
      if (this.#successCount >= this.#options.successThreshold) this.#transition('closed');
    } else if (this.#state === 'closed') {
      this.#failureCount = 0;
    }
  }

  #onFailure(): void {
    this.#failureCount += 1;
    if (this.#state === 'halfOpen' || this.#failureCount >= this.#options.failureThreshold) this.#transition('open');
  }

  #transition(state: CircuitState): void {
    this.#state = state;
    if (state === 'open') this.#openedAt = this.#options.now();
    if (state !== 'halfOpen') this.#failureCount = 0;
    this.#successCount = 0;
  }
}
