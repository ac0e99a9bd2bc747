// Breaks 9: takes an answer for late when its call began at an earlier millisecond than the circuit opened.
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
  #openedAt = Number.NEGATIVE_INFINITY;
  #failures = 0;
  #successes = 0;
  #retryAt = 0;
  #probing = false;

  constructor(options: CircuitBreakerOptions) {
    this.#options = options;
  }

  get state(): CircuitState {
    return this.#state;
  }

  async call<T>(fn: () => Promise<T>): Promise<T> {
    this.#admit();
    const admittedAt = this.#options.now();
    try {
      const value = await fn();
      if (admittedAt >= this.#openedAt) this.#succeeded();
      return value;
    } catch (error) {
      if (admittedAt >= this.#openedAt) this.#failed();
      throw error;
    }
  }

  #admit(): void {
    if (this.#state === 'open') {
      const retryAfter = this.#retryAt - this.#options.now();
      if (retryAfter > 0) throw new CallBlockedError('open', retryAfter);
      this.#enter('halfOpen');
    }
    if (this.#probing) throw new CallBlockedError('halfOpen', 0);
    this.#probing = this.#state === 'halfOpen';
  }

  #succeeded(): void {
    this.#probing = false;
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
    this.#failures = 0;
    this.#successes = 0;
    this.#probing = false;
    if (state !== 'open') return;
    this.#openedAt = this.#options.now();
    this.#retryAt = this.#openedAt + this.#options.recoveryTimeout;
  }
}
