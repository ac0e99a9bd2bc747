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

type Fn<T> = () => Promise<T>;

/** Counters in a closure and promise chains; openings are numbered, and answers from before the last one are late. */
function createCircuit({ failureThreshold, recoveryTimeout, successThreshold, now }: CircuitBreakerOptions) {
  let openings = 0;
  let openedAt: number | undefined;
  let failuresInARow = 0;
  let probesToGo = 0;
  let probe: object | undefined;

  const open = (): void => {
    openings += 1;
    openedAt = now();
    failuresInARow = 0;
    probesToGo = 0;
  };

  const refusal = (): CallBlockedError | undefined => {
    if (probe !== undefined) return new CallBlockedError('halfOpen', 0);
    if (openedAt === undefined || now() - openedAt >= recoveryTimeout) return undefined;
    return new CallBlockedError('open', recoveryTimeout - (now() - openedAt));
  };

  const closedCall = <T>(fn: Fn<T>): Promise<T> => {
    const opening = openings;
    return new Promise<T>((resolve) => resolve(fn())).then(
      (value) => {
        if (opening === openings) failuresInARow = 0;
        return value;
      },
      (error: unknown) => {
        if (opening === openings && ++failuresInARow === failureThreshold) open();
        throw error;
      },
    );
  };

  const probeCall = <T>(fn: Fn<T>): Promise<T> => {
    if (openedAt !== undefined) probesToGo = successThreshold;
    openedAt = undefined;
    probe = fn;
    return new Promise<T>((resolve) => resolve(fn()))
      .finally(() => {
        probe = undefined;
      })
      .then(
        (value) => {
          probesToGo -= 1;
          return value;
        },
        (error: unknown) => {
          open();
          return Promise.reject(error);
        },
      );
  };

  return {
    state: (): CircuitState => (openedAt !== undefined ? 'open' : probesToGo > 0 ? 'halfOpen' : 'closed'),
    call: <T>(fn: Fn<T>): Promise<T> => {
      const error = refusal();
      if (error) return Promise.reject(error);
      return openedAt === undefined && probesToGo === 0 ? closedCall(fn) : probeCall(fn);
    },
  };
}

export class CircuitBreaker {
  readonly call: <T>(fn: Fn<T>) => Promise<T>;
  declare readonly state: CircuitState;

  constructor(options: CircuitBreakerOptions) {
    const circuit = createCircuit(options);
    this.call = circuit.call;
    Object.defineProperty(this, 'state', { get: circuit.state });
  }
}
