/** Where a circuit is: calls pass, calls are blocked, or one call at a time finds out whether they may pass again. */
export type CircuitState = 'closed' | 'open' | 'halfOpen';

/** How patient a circuit breaker is. Counts and milliseconds are whole numbers from 1. */
export interface CircuitBreakerOptions {
  /** So many failures in a row open the circuit. */
  failureThreshold: number;
  /** Milliseconds from opening to the first probe. */
  recoveryTimeout: number;
  /** So many successful probes close the circuit. */
  successThreshold: number;
  /** The present time in milliseconds; it never goes back. */
  now: () => number;
}

/** The circuit breaker did not let a call through. */
export class CallBlockedError extends Error {
  override readonly name = 'CallBlockedError';
  /** The state of the circuit that blocked the call. */
  readonly state: 'open' | 'halfOpen';
  /** Milliseconds until the timeout is over; 0 where only a running probe is in the way. */
  readonly retryAfter: number;

  constructor(state: 'open' | 'halfOpen', retryAfter: number) {
    super(`The circuit is ${state} and blocked the call; retry after ${retryAfter} ms`);
    this.state = state;
    this.retryAfter = retryAfter;
  }
}

/** One stay in a state, with what has to be known only there. Never used again once it is left. */
type Period =
  | { readonly state: 'closed'; failures: number }
  | { readonly state: 'open'; readonly retryAt: number }
  | { readonly state: 'halfOpen'; successes: number; probing: boolean };

/** A period in which calls are made. */
type Admitting = Exclude<Period, { state: 'open' }>;

/** Stands between callers and a service that may fail. */
export class CircuitBreaker {
  readonly #options: CircuitBreakerOptions;
  #period: Period = { state: 'closed', failures: 0 };

  constructor(options: CircuitBreakerOptions) {
    this.#options = options;
  }

  get state(): CircuitState {
    return this.#period.state;
  }

  /** Calls `fn` unless the circuit blocks it, and settles as its promise does. */
  async call<T>(fn: () => Promise<T>): Promise<T> {
    const admittedIn = this.#admit();
    try {
      const value = await fn();
      this.#answered(admittedIn, 'success');
      return value;
    } catch (error) {
      this.#answered(admittedIn, 'failure');
      throw error;
    }
  }

  /** Decides without waiting for anything, so that no other call can come in between. */
  #admit(): Admitting {
    if (this.#period.state === 'open') {
      const retryAfter = this.#period.retryAt - this.#options.now();
      if (retryAfter > 0) throw new CallBlockedError('open', retryAfter);
      this.#period = { state: 'halfOpen', successes: 0, probing: false };
    }
    if (this.#period.state === 'halfOpen') {
      if (this.#period.probing) throw new CallBlockedError('halfOpen', 0);
      this.#period.probing = true;
    }
    return this.#period;
  }

  #answered(admittedIn: Admitting, answer: 'success' | 'failure'): void {
    // By identity, not by state: the circuit may be closed again, but that is another period.
    if (admittedIn !== this.#period) return;
    const { failureThreshold, successThreshold } = this.#options;
    switch (admittedIn.state) {
      case 'closed':
        admittedIn.failures = answer === 'success' ? 0 : admittedIn.failures + 1;
        if (admittedIn.failures >= failureThreshold) this.#open();
        return;
      case 'halfOpen':
        if (answer === 'failure') return this.#open();
        admittedIn.probing = false;
        admittedIn.successes += 1;
        if (admittedIn.successes >= successThreshold) this.#period = { state: 'closed', failures: 0 };
        return;
      default:
        admittedIn satisfies never;
    }
  }

  #open(): void {
    this.#period = { state: 'open', retryAt: this.#options.now() + this.#options.recoveryTimeout };
  }
}
