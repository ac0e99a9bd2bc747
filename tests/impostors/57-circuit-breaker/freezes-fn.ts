// Breaks 6: freezes each fn before it calls it.
/** Whether calls are admitted, blocked, or admitted one at a time to test whether the service has recovered. */
export type CircuitState = 'closed' | 'open' | 'halfOpen';

/** The thresholds and the timeout are positive integers. */
export interface CircuitBreakerOptions {
  /** How many failures in a row open the circuit. */
  readonly failureThreshold: number;
  /** Milliseconds from the opening of the circuit until a probe is admitted. */
  readonly recoveryTimeout: number;
  /** How many successful probes close the circuit. */
  readonly successThreshold: number;
  /** The current time in milliseconds: a non-negative integer that never decreases. Does not use `this`. */
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

/**
 * The time that a circuit spends in one state, with everything that is known only there. A change of state starts a new
 * period, even if the circuit has been in that state before.
 */
type Period = ClosedPeriod | OpenPeriod | HalfOpenPeriod;

interface ClosedPeriod {
  readonly state: 'closed';
  failures: number;
}

interface OpenPeriod {
  readonly state: 'open';
  readonly retryAt: number;
}

interface HalfOpenPeriod {
  readonly state: 'halfOpen';
  successes: number;
  isProbing: boolean;
}

/** Stands between callers and a service that may fail. */
export class CircuitBreaker {
  readonly #options: CircuitBreakerOptions;
  #period: Period = { state: 'closed', failures: 0 };

  constructor(options: CircuitBreakerOptions) {
    this.#options = options;
  }

  /** The current state. Reading it changes nothing. */
  get state(): CircuitState {
    return this.#period.state;
  }

  /** Admits or blocks a call, and counts its result. */
  async call<T>(fn: () => Promise<T>): Promise<T> {
    const period = this.#admit();
    let value: T;
    try {
      value = await Object.freeze(fn)();
    } catch (error) {
      this.#countFailure(period);
      throw error;
    }
    this.#countSuccess(period);
    return value;
  }

  /** Returns the period that the call belongs to. There is no `await` in here, so no other call can get in between. */
  #admit(): ClosedPeriod | HalfOpenPeriod {
    const period = this.#period.state === 'open' ? this.#tryToRecover(this.#period) : this.#period;
    if (period.state === 'halfOpen') {
      if (period.isProbing) throw new CallBlockedError('halfOpen', 0);
      period.isProbing = true;
    }
    return period;
  }

  #tryToRecover({ retryAt }: OpenPeriod): HalfOpenPeriod {
    const retryAfter = retryAt - this.#options.now();
    if (retryAfter > 0) throw new CallBlockedError('open', retryAfter);
    return (this.#period = { state: 'halfOpen', successes: 0, isProbing: false });
  }

  #countSuccess(period: ClosedPeriod | HalfOpenPeriod): void {
    if (this.#isLate(period)) return;
    if (period.state === 'closed') {
      period.failures = 0;
      return;
    }
    period.isProbing = false;
    period.successes += 1;
    if (period.successes >= this.#options.successThreshold) this.#period = { state: 'closed', failures: 0 };
  }

  #countFailure(period: ClosedPeriod | HalfOpenPeriod): void {
    if (this.#isLate(period)) return;
    if (period.state === 'closed') {
      period.failures += 1;
      if (period.failures < this.#options.failureThreshold) return;
    }
    this.#period = { state: 'open', retryAt: this.#options.now() + this.#options.recoveryTimeout };
  }

  /** Compares periods, not states: the circuit may have opened and closed again since the call was admitted. */
  #isLate(period: Period): boolean {
    return period !== this.#period;
  }
}
