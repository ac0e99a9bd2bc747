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

/** Everything that a circuit breaker knows at one moment. A snapshot is never changed, but replaced. */
interface Snapshot {
  readonly state: CircuitState;
  /** Counts the changes of state, so that late results can be recognised. */
  readonly version: number;
  /** Failures in a row if the circuit is closed, successful probes if it is half open. */
  readonly count: number;
  /** When the state was entered, in milliseconds. */
  readonly since: number;
  /** Whether a probe is in flight. */
  readonly isProbing: boolean;
}

/** What happens to a circuit breaker: a call arrives, or a call that was admitted under a version ends. */
type CallEvent = { type: 'called'; at: number } | { type: 'succeeded' | 'failed'; at: number; version: number };
type Decision = { next: Snapshot; blocked?: CallBlockedError };

/** Decides what follows from an event. It is pure: `CircuitBreaker` keeps the snapshots and reads the clock. */
function decide(before: Snapshot, event: CallEvent, options: Omit<CircuitBreakerOptions, 'now'>): Decision {
  const enter = (state: CircuitState, isProbing = false): Decision => ({
    next: { state, version: before.version + 1, count: 0, since: event.at, isProbing },
  });
  if (event.type === 'called') {
    if (before.isProbing) return { next: before, blocked: new CallBlockedError('halfOpen', 0) };
    if (before.state === 'closed') return { next: before };
    if (before.state === 'halfOpen') return { next: { ...before, isProbing: true } };
    const msLeft = before.since + options.recoveryTimeout - event.at;
    return msLeft > 0 ? { next: before, blocked: new CallBlockedError('open', msLeft) } : enter('halfOpen', true);
  }
  if (event.version !== before.version) return { next: before };
  const counted = { ...before, count: before.count + 1, isProbing: false };
  const isProbe = before.state === 'halfOpen';
  if (event.type === 'failed') {
    return isProbe || counted.count >= options.failureThreshold ? enter('open') : { next: counted };
  }
  if (!isProbe) return { next: { ...before, count: 0 } };
  return counted.count >= options.successThreshold ? enter('closed') : { next: counted };
}

export class CircuitBreaker {
  private readonly options: CircuitBreakerOptions;
  private snapshot: Snapshot = { state: 'closed', version: 0, count: 0, since: 0, isProbing: false };

  constructor(options: CircuitBreakerOptions) {
    this.options = options;
  }

  get state(): CircuitState {
    return this.snapshot.state;
  }

  call<T>(fn: () => Promise<T>): Promise<T> {
    const blocked = this.apply({ type: 'called', at: this.options.now() });
    if (blocked) return Promise.reject(blocked);
    const { version } = this.snapshot;
    const recordEnd = (type: 'succeeded' | 'failed') => this.apply({ type, at: this.options.now(), version });
    // The service is called a moment later, so an `fn` that throws is like one that rejects.
    const result = Promise.resolve().then(fn);
    return result.then(
      () => {
        recordEnd('succeeded');
        return result;
      },
      () => {
        recordEnd('failed');
        return result;
      },
    );
  }

  private apply(event: CallEvent): CallBlockedError | undefined {
    const { next, blocked } = decide(this.snapshot, event, this.options);
    this.snapshot = Object.freeze(next);
    return blocked;
  }
}
