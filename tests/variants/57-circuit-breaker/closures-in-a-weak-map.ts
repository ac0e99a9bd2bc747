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

interface Circuit {
  state(): CircuitState;
  call<T>(fn: () => Promise<T>): Promise<T>;
}

/** The circuit of each breaker. The breakers themselves are frozen and have no fields. */
const circuits = new WeakMap<CircuitBreaker, Circuit>();

/** Counters in a closure and promise chains. Openings are numbered; results from before the last one are late. */
function createCircuit({ failureThreshold, recoveryTimeout, successThreshold, now }: CircuitBreakerOptions): Circuit {
  let openings = 0;
  let openedAt: number | undefined;
  let failures = 0;
  let probesToGo = 0;
  let probe: symbol | undefined;

  const open = (): void => {
    openings += 1;
    openedAt = now();
    failures = 0;
    probesToGo = 0;
  };

  const blockedBy = (): CallBlockedError | undefined => {
    if (probe !== undefined) return new CallBlockedError('halfOpen', 0);
    const elapsed = openedAt === undefined ? recoveryTimeout : now() - openedAt;
    return elapsed < recoveryTimeout ? new CallBlockedError('open', recoveryTimeout - elapsed) : undefined;
  };

  /** Reserves the place of the probe. Returns what to do with the result. */
  const beginProbe = () => {
    if (openedAt !== undefined) probesToGo = successThreshold;
    openedAt = undefined;
    probe = Symbol('probe');
    return (succeeded: boolean): void => {
      probe = undefined;
      if (succeeded) probesToGo -= 1;
      else open();
    };
  };

  const beginCall = () => {
    const opening = openings;
    return (succeeded: boolean): void => {
      if (opening !== openings) return;
      failures = succeeded ? 0 : failures + 1;
      if (failures === failureThreshold) open();
    };
  };

  return {
    state: () => (openedAt !== undefined ? 'open' : probesToGo > 0 ? 'halfOpen' : 'closed'),
    call<T>(fn: () => Promise<T>): Promise<T> {
      const error = blockedBy();
      if (error) return Promise.reject(error);
      const count = openedAt !== undefined || probesToGo > 0 ? beginProbe() : beginCall();
      return new Promise<T>((resolve) => resolve(fn())).then(
        (value) => {
          count(true);
          return value;
        },
        (reason: unknown) => {
          count(false);
          throw reason;
        },
      );
    },
  };
}

export class CircuitBreaker {
  constructor(options: CircuitBreakerOptions) {
    circuits.set(this, createCircuit(options));
    Object.freeze(this);
  }

  get state(): CircuitState {
    return this.#circuit.state();
  }

  call<T>(fn: () => Promise<T>): Promise<T> {
    return this.#circuit.call(fn);
  }

  get #circuit(): Circuit {
    return circuits.get(this) as Circuit;
  }
}
