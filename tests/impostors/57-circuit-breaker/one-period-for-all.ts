// Breaks 6: keeps the state in the module; the constructor resets it.
import {
  CallBlockedError,
  type CircuitBreakerOptions,
  type CircuitState,
} from '../../../solutions/57-circuit-breaker/circuit-breaker.ts';

export * from '../../../solutions/57-circuit-breaker/circuit-breaker.ts';

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

let current: Period = { state: 'closed', failures: 0 };

export class CircuitBreaker {
  readonly #options: CircuitBreakerOptions;

  constructor(options: CircuitBreakerOptions) {
    this.#options = options;
    current = { state: 'closed', failures: 0 };
  }

  get state(): CircuitState {
    return current.state;
  }

  async call<T>(fn: () => Promise<T>): Promise<T> {
    const period = this.#admit();
    let value: T;
    try {
      value = await fn();
    } catch (error) {
      this.#countFailure(period);
      throw error;
    }
    this.#countSuccess(period);
    return value;
  }

  #admit(): ClosedPeriod | HalfOpenPeriod {
    const period = current.state === 'open' ? this.#tryToRecover(current) : current;
    if (period.state === 'halfOpen') {
      if (period.isProbing) throw new CallBlockedError('halfOpen', 0);
      period.isProbing = true;
    }
    return period;
  }

  #tryToRecover({ retryAt }: OpenPeriod): HalfOpenPeriod {
    const retryAfter = retryAt - this.#options.now();
    if (retryAfter > 0) throw new CallBlockedError('open', retryAfter);
    return (current = { state: 'halfOpen', successes: 0, isProbing: false });
  }

  #countSuccess(period: ClosedPeriod | HalfOpenPeriod): void {
    if (this.#isLate(period)) return;
    if (period.state === 'closed') {
      period.failures = 0;
      return;
    }
    period.isProbing = false;
    period.successes += 1;
    if (period.successes >= this.#options.successThreshold) current = { state: 'closed', failures: 0 };
  }

  #countFailure(period: ClosedPeriod | HalfOpenPeriod): void {
    if (this.#isLate(period)) return;
    if (period.state === 'closed') {
      period.failures += 1;
      if (period.failures < this.#options.failureThreshold) return;
    }
    current = { state: 'open', retryAt: this.#options.now() + this.#options.recoveryTimeout };
  }

  #isLate(period: Period): boolean {
    return period !== current;
  }
}
