import { todo } from '../support/todo.ts';

/** Where a circuit is: calls pass, calls are blocked, or one call at a time finds out whether they may pass again. */
export type CircuitState = 'closed' | 'open' | 'halfOpen';

/** How patient a circuit breaker is. Counts and milliseconds are whole numbers from 1. */
export interface CircuitBreakerOptions {
  /** So many failures in a row open the circuit. */
  failureThreshold: number;
  /** Milliseconds from opening to the first probe. */
  recoveryTimeout: number;
  /** So many successful probes close the circuit. */
  successThreshold: number;
  /** The present time in milliseconds; it never goes back. */
  now: () => number;
}

/** The circuit breaker did not let a call through. */
export class CallBlockedError extends Error {
  override readonly name = 'CallBlockedError';
  /** The state of the circuit that blocked the call. */
  readonly state: 'open' | 'halfOpen';
  /** Milliseconds until the timeout is over; 0 where only a running probe is in the way. */
  readonly retryAfter: number;

  constructor(state: 'open' | 'halfOpen', retryAfter: number) {
    super(`The circuit is ${state} and blocked the call; retry after ${retryAfter} ms`);
    this.state = state;
    this.retryAfter = retryAfter;
  }
}

/** Stands between callers and a service that may fail. */
export class CircuitBreaker {
  constructor(options: CircuitBreakerOptions) {
    todo('keep the options and begin closed');
  }

  get state(): CircuitState {
    return todo('closed, open or halfOpen');
  }

  /** Calls `fn` unless the circuit blocks it, and settles as its promise does. */
  call<T>(fn: () => Promise<T>): Promise<T> {
    return todo('admit or block the call, and learn from its answer');
  }
}
