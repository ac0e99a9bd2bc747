// Breaks 6: lets every call through while half open.
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
  #stay = 0;
  #failures = 0;
  #successes = 0;
  #retryAt = 0;

  constructor(options: CircuitBreakerOptions) {
    this.#options = options;
  }

  get state(): CircuitState {
    return this.#state;
  }

  async call<T>(fn: () => Promise<T>): Promise<T> {
    const stay = this.#admit();
    try {
      const value = await fn();
      if (stay === this.#stay) this.#succeeded();
      return value;
    } catch (error) {
      if (stay === this.#stay) this.#failed();
      throw error;
    }
  }

  #admit(): number {
    if (this.#state === 'open') {
      const retryAfter = this.#retryAt - this.#options.now();
      if (retryAfter > 0) throw new CallBlockedError('open', retryAfter);
      this.#enter('halfOpen');
    }
    return this.#stay;
  }

  #succeeded(): void {
    this.#failures = 0;
    this.#successes += 1;
    if (this.#state === 'halfOpen' && this.#successes >= this.#options.successThreshold) this.#enter('closed');
  }

  #failed(): void {
    this.#failures += 1;
    if (this.#state === 'halfOpen' || this.#failures >= this.#options.failureThreshold) this.#enter('open');
  }

  #enter(state: CircuitState): void {
    this.#state = state;
    this.#stay += 1;
    this.#failures = 0;
    this.#successes = 0;
    if (state === 'open') this.#retryAt = this.#options.now() + this.#options.recoveryTimeout;
  }
}
