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

/** A call begins, or the result of the call with this ticket arrives. */
type Event = 'call' | { ticket: object; succeeded: boolean };
/** The answer to a call. */
type Reply = { ticket: object } | { error: CallBlockedError } | undefined;
type Life<T> = Generator<Reply, T, Event>;

/** The life of a circuit: each state is a loop, and its local variables are all that it remembers. */
function* live(options: CircuitBreakerOptions, show: (state: CircuitState) => void): Life<never> {
  for (;;) {
    show('closed');
    yield* beClosed(options);
    do {
      show('open');
      yield* beOpen(options);
      show('halfOpen');
    } while (!(yield* recover(options)));
  }
}

/** Ends with the last failure. */
function* beClosed({ failureThreshold }: CircuitBreakerOptions): Life<void> {
  const ticket = {};
  let reply: Reply;
  for (let failures = 0; failures < failureThreshold;) {
    const event = yield reply;
    reply = event === 'call' ? { ticket } : undefined;
    if (event !== 'call' && event.ticket === ticket) failures = event.succeeded ? 0 : failures + 1;
  }
}

/** Ends with the call that is to be the first probe. */
function* beOpen({ recoveryTimeout, now }: CircuitBreakerOptions): Life<void> {
  const end = now() + recoveryTimeout;
  for (let reply: Reply; ;) {
    const event = yield reply;
    const left = event === 'call' ? end - now() : Infinity;
    if (left <= 0) return;
    reply = event === 'call' ? { error: new CallBlockedError('open', left) } : undefined;
  }
}

/** Ends with the last probe. Returns whether the service has recovered. */
function* recover({ successThreshold }: CircuitBreakerOptions): Life<boolean> {
  for (let successes = 0; successes < successThreshold; successes += 1) {
    const probe = {};
    let event = yield { ticket: probe };
    while (event === 'call' || event.ticket !== probe) {
      event = yield event === 'call' ? { error: new CallBlockedError('halfOpen', 0) } : undefined;
    }
    if (!event.succeeded) return false;
    if (successes + 1 === successThreshold) return true;
    while (event !== 'call') event = yield undefined;
  }
  return true;
}

export class CircuitBreaker {
  #state: CircuitState = 'closed';
  readonly #life: Life<never>;

  constructor(options: CircuitBreakerOptions) {
    this.#life = live(options, (state) => (this.#state = state));
    this.#life.next('call');
  }

  get state(): CircuitState {
    return this.#state;
  }

  async call<T>(fn: () => Promise<T>): Promise<T> {
    const reply = this.#life.next('call').value;
    if (reply === undefined || 'error' in reply) throw reply?.error;
    let succeeded = false;
    try {
      const value = await fn();
      succeeded = true;
      return value;
    } finally {
      this.#life.next({ ticket: reply.ticket, succeeded });
    }
  }
}
