// Breaks 4: successful probes before an outage count in the next one.

/** Whether calls pass, are blocked, or pass one at a time to test whether the service has recovered. */
export type CircuitState = 'closed' | 'open' | 'halfOpen';

/** The thresholds and the timeout are positive integers. */
export interface CircuitBreakerOptions {
  /** How many failures in a row open the circuit. */
  readonly failureThreshold: number;
  /** Milliseconds from the opening of the circuit to the first probe. */
  readonly recoveryTimeout: number;
  /** How many successful probes close the circuit. */
  readonly successThreshold: number;
  /** The current time in milliseconds: a non-negative integer that never decreases. Needs no `this`. */
  readonly now: () => number;
}

/** The circuit breaker has blocked a call. */
export class CallBlockedError extends Error {
  override readonly name = 'CallBlockedError';
  /** The state of the circuit that blocked the call. */
  readonly state: 'open' | 'halfOpen';
  /** Milliseconds until the timeout has passed, or 0 if a probe is in flight. */
  readonly retryAfter: number;

  constructor(state: 'open' | 'halfOpen', retryAfter: number) {
    super(`The circuit is ${state} and has blocked the call; retry after ${retryAfter} ms`);
    this.state = state;
    this.retryAfter = retryAfter;
  }
}

/** Stands between callers and a service that may fail. */
export class CircuitBreaker {
  readonly #options: CircuitBreakerOptions;
  #state: CircuitState = 'closed';
  #failures = 0;
  #successes = 0;
  #openedAt = 0;
  /** How often the circuit has opened: a result from before the last opening is late. */
  #openings = 0;
  #probing = false;

  constructor(options: CircuitBreakerOptions) {
    this.#options = options;
  }

  /** The current state. Reading it changes nothing. */
  get state(): CircuitState {
    return this.#state;
  }

  /** Admits or blocks a call, and counts its result. */
  async call<T>(fn: () => Promise<T>): Promise<T> {
    this.#admit();
    const openings = this.#openings;
    let value: T;
    try {
      value = await fn();
    } catch (error) {
      if (openings === this.#openings) this.#countFailure();
      throw error;
    }
    if (openings === this.#openings) this.#countSuccess();
    return value;
  }

  #admit(): void {
    if (this.#state === 'closed') return;
    if (this.#state === 'open') {
      const left = this.#options.recoveryTimeout - (this.#options.now() - this.#openedAt);
      if (left > 0) throw new CallBlockedError('open', left);
      this.#state = 'halfOpen';
    } else if (this.#probing) {
      throw new CallBlockedError('halfOpen', 0);
    }
    this.#probing = true;
  }

  #countSuccess(): void {
    if (this.#state === 'halfOpen') {
      this.#probing = false;
      this.#successes += 1;
      if (this.#successes < this.#options.successThreshold) return;
      this.#state = 'closed';
    }
    this.#failures = 0;
  }

  #countFailure(): void {
    if (this.#state === 'closed') {
      this.#failures += 1;
      if (this.#failures < this.#options.failureThreshold) return;
    } else {
      this.#successes = 0;
    }
    this.#state = 'open';
    this.#openings += 1;
    this.#openedAt = this.#options.now();
    this.#probing = false;
  }
}
