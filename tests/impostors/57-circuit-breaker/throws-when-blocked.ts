// Breaks 5: throws the error of a blocked call instead of rejecting with it.
import {
  CallBlockedError,
  type CircuitBreakerOptions,
  CircuitBreaker as Right,
} from '../../../solutions/57-circuit-breaker/circuit-breaker.ts';

export * from '../../../solutions/57-circuit-breaker/circuit-breaker.ts';

const retryAt = new WeakMap<CircuitBreaker, number>();

export class CircuitBreaker extends Right {
  readonly #options: CircuitBreakerOptions;

  constructor(options: CircuitBreakerOptions) {
    super(options);
    this.#options = options;
  }

  override call<T>(fn: () => Promise<T>): Promise<T> {
    const { now, recoveryTimeout } = this.#options;
    const left = (retryAt.get(this) ?? 0) - now();
    if (this.state === 'open' && left > 0) throw new CallBlockedError('open', left);
    return super.call(fn).catch((error: unknown) => {
      if (this.state === 'open' && (retryAt.get(this) ?? 0) <= now()) retryAt.set(this, now() + recoveryTimeout);
      throw error;
    });
  }
}
