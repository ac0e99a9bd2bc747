// Breaks 7: clears the flag of the probe some microtask turns before it counts the failure.
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

export class CircuitBreaker {
  readonly #options: CircuitBreakerOptions;
  #period: Period = { state: 'closed', failures: 0 };

  constructor(options: CircuitBreakerOptions) {
    this.#options = options;
  }

  get state(): CircuitState {
    return this.#period.state;
  }

  async call<T>(fn: () => Promise<T>): Promise<T> {
    const period = this.#admit();
    let value: T;
    try {
      value = await Promise.resolve(fn()).finally(() => {
        if (period.state === 'halfOpen') period.isProbing = false;
      });
    } catch (error) {
      this.#countFailure(period);
      throw error;
    }
    this.#countSuccess(period);
    return value;
  }

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

  #isLate(period: Period): boolean {
    return period !== this.#period;
  }
}
