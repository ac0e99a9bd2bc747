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

/** Everything that is known. It is never changed in place. */
interface Snapshot {
  readonly state: CircuitState;
  /** Counts the changes of state, so that late results can be recognised. */
  readonly version: number;
  readonly count: number;
  readonly since: number;
  readonly probing: boolean;
}

type Event = { type: 'called'; at: number } | { type: 'succeeded' | 'failed'; at: number; version: number };
type Decision = { next: Snapshot; blocked?: CallBlockedError };

/** A pure function that decides what follows from an event, and a shell that keeps the last snapshot. */
function decide(before: Snapshot, event: Event, options: Omit<CircuitBreakerOptions, 'now'>): Decision {
  const enter = (state: CircuitState, probing = false): Decision => ({
    next: { state, version: before.version + 1, count: 0, since: event.at, probing },
  });
  if (event.type === 'called') {
    if (before.probing) return { next: before, blocked: new CallBlockedError('halfOpen', 0) };
    if (before.state === 'closed') return { next: before };
    if (before.state === 'halfOpen') return { next: { ...before, probing: true } };
    const left = before.since + options.recoveryTimeout - event.at;
    return left > 0 ? { next: before, blocked: new CallBlockedError('open', left) } : enter('halfOpen', true);
  }
  if (event.version !== before.version) return { next: before };
  const counted = { ...before, count: before.count + 1, probing: false };
  const isProbe = before.state === 'halfOpen';
  if (event.type === 'failed') {
    return isProbe || counted.count >= options.failureThreshold ? enter('open') : { next: counted };
  }
  if (!isProbe) return { next: { ...before, count: 0 } };
  return counted.count >= options.successThreshold ? enter('closed') : { next: counted };
}

export class CircuitBreaker {
  private readonly options: CircuitBreakerOptions;
  private snapshot: Snapshot = { state: 'closed', version: 0, count: 0, since: 0, probing: false };

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
    const count = (type: 'succeeded' | 'failed') => this.apply({ type, at: this.options.now(), version });
    // The service is called a moment later, so an `fn` that throws is like one that rejects.
    const result = Promise.resolve().then(fn);
    return result.then(
      () => {
        count('succeeded');
        return result;
      },
      () => {
        count('failed');
        return result;
      },
    );
  }

  private apply(event: Event): CallBlockedError | undefined {
    const { next, blocked } = decide(this.snapshot, event, this.options);
    this.snapshot = Object.freeze(next);
    return blocked;
  }
}
