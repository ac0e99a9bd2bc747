// Breaks 4, 7: pauses after failures instead of probing; then all calls may pass, and one success is enough.
import {
  CallBlockedError,
  type CircuitBreakerOptions,
  type CircuitState,
} from '../../../solutions/57-circuit-breaker/circuit-breaker.ts';

export * from '../../../solutions/57-circuit-breaker/circuit-breaker.ts';

export class CircuitBreaker {
  readonly #options: CircuitBreakerOptions;
  #failures = 0;
  #pausedUntil: number | undefined;

  constructor(options: CircuitBreakerOptions) {
    this.#options = options;
  }

  get state(): CircuitState {
    if (this.#pausedUntil === undefined) return 'closed';
    return this.#failures < this.#options.failureThreshold ? 'halfOpen' : 'open';
  }

  async call<T>(fn: () => Promise<T>): Promise<T> {
    const { failureThreshold, recoveryTimeout, now } = this.#options;
    if (this.state === 'open') {
      const left = (this.#pausedUntil ?? 0) - now();
      if (left > 0) throw new CallBlockedError('open', left);
      this.#failures = failureThreshold - 1;
    }
    const pause = this.#pausedUntil;
    try {
      const value = await fn();
      if (pause !== this.#pausedUntil) return value;
      this.#failures = 0;
      this.#pausedUntil = undefined;
      return value;
    } catch (error) {
      if (pause !== this.#pausedUntil) throw error;
      this.#failures += 1;
      if (this.#failures >= failureThreshold) this.#pausedUntil = now() + recoveryTimeout;
      throw error;
    }
  }
}
