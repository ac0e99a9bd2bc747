// Breaks 5: shows half open when the timeout is over, though no call has come.
import {
  type CircuitBreakerOptions,
  type CircuitState,
  CircuitBreaker as Right,
} from '../../../solutions/57-circuit-breaker/circuit-breaker.ts';

export {
  CallBlockedError,
  type CircuitBreakerOptions,
  type CircuitState,
} from '../../../solutions/57-circuit-breaker/circuit-breaker.ts';

export class CircuitBreaker extends Right {
  readonly #options: CircuitBreakerOptions;
  #openedAt: number | undefined;

  constructor(options: CircuitBreakerOptions) {
    super(options);
    this.#options = options;
  }

  override get state(): CircuitState {
    if (super.state !== 'open') this.#openedAt = undefined;
    else this.#openedAt ??= this.#options.now();
    const isOver = this.#options.now() - (this.#openedAt ?? 0) >= this.#options.recoveryTimeout;
    return super.state === 'open' && isOver ? 'halfOpen' : super.state;
  }
}
