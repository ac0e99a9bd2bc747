import { todo } from '../support/todo.ts';

/** Whether calls are admitted, blocked, or admitted one at a time to test whether the service has recovered. */
export type CircuitState = 'closed' | 'open' | 'halfOpen';

/** The thresholds and the timeout are positive integers. */
export interface CircuitBreakerOptions {
  /** How many failures in a row open the circuit. */
  readonly failureThreshold: number;
  /** Milliseconds from the opening of the circuit until a probe is admitted. */
  readonly recoveryTimeout: number;
  /** How many successful probes close the circuit. */
  readonly successThreshold: number;
  /** The current time in milliseconds: a non-negative integer that never decreases. Does not use `this`. */
  readonly now: () => number;
}

/** The circuit breaker has blocked a call. */
export class CallBlockedError extends Error {
  override readonly name = 'CallBlockedError';
  /** The state of the circuit that blocked the call. */
  readonly state: 'open' | 'halfOpen';
  /** Milliseconds until the timeout has passed, or 0 if a probe is in flight. */
  readonly retryAfter: number;

  constructor(state: 'open' | 'halfOpen', retryAfter: number) {
    super(`The circuit is ${state} and has blocked the call; retry after ${retryAfter} ms`);
    this.state = state;
    this.retryAfter = retryAfter;
  }
}

/** Stands between callers and a service that may fail. */
export class CircuitBreaker {
  constructor(options: CircuitBreakerOptions) {
    todo('keep the options and start closed');
  }

  /** The current state. Reading it changes nothing. */
  get state(): CircuitState {
    return todo('return the current state');
  }

  /** Admits or blocks a call, and counts its result. */
  call<T>(fn: () => Promise<T>): Promise<T> {
    return todo('admit the call or block it, and count its result');
  }
}
