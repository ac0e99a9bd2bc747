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

/** Tells a state about the result of a call that it admitted. */
interface Ticket {
  succeeded(): void;
  failed(): void;
}

interface State {
  readonly name: CircuitState;
  /** @throws {CallBlockedError} if the call is blocked */
  admit(): Ticket;
}

/** There is a class for each state. A state that is left invalidates its tickets, so late results change nothing. */
abstract class Admitting implements State {
  abstract readonly name: CircuitState;
  protected readonly circuit: CircuitBreaker;
  private readonly tickets = new Set<Ticket>();

  constructor(circuit: CircuitBreaker) {
    this.circuit = circuit;
  }

  abstract succeeded(): void;
  abstract failed(): void;

  admit(): Ticket {
    const use = (ticket: Ticket, then: () => void) => {
      if (this.tickets.delete(ticket)) then();
    };
    const ticket: Ticket = {
      succeeded: () => use(ticket, () => this.succeeded()),
      failed: () => use(ticket, () => this.failed()),
    };
    this.tickets.add(ticket);
    return ticket;
  }

  protected leaveFor(next: State): void {
    this.tickets.clear();
    this.circuit.current = next;
  }

  protected get isBusy(): boolean {
    return this.tickets.size > 0;
  }
}

class Closed extends Admitting {
  readonly name = 'closed';
  private inARow: 'failure'[] = [];

  succeeded(): void {
    this.inARow = [];
  }

  failed(): void {
    this.inARow.push('failure');
    if (this.inARow.length === this.circuit.options.failureThreshold) this.leaveFor(new Open(this.circuit));
  }
}

class Open implements State {
  readonly name = 'open';
  private readonly circuit: CircuitBreaker;
  private readonly end: number;

  constructor(circuit: CircuitBreaker) {
    this.circuit = circuit;
    this.end = circuit.options.now() + circuit.options.recoveryTimeout;
  }

  admit(): Ticket {
    const now = this.circuit.options.now();
    if (now < this.end) throw new CallBlockedError('open', this.end - now);
    this.circuit.current = new HalfOpen(this.circuit);
    return this.circuit.current.admit();
  }
}

class HalfOpen extends Admitting {
  readonly name = 'halfOpen';
  private missing = this.circuit.options.successThreshold;

  override admit(): Ticket {
    if (this.isBusy) throw new CallBlockedError('halfOpen', 0);
    return super.admit();
  }

  succeeded(): void {
    this.missing -= 1;
    if (this.missing === 0) this.leaveFor(new Closed(this.circuit));
  }

  failed(): void {
    this.leaveFor(new Open(this.circuit));
  }
}

export class CircuitBreaker {
  readonly options: CircuitBreakerOptions;
  current: State = new Closed(this);

  constructor(options: CircuitBreakerOptions) {
    this.options = options;
  }

  get state(): CircuitState {
    return this.current.name;
  }

  call<T>(fn: () => Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const ticket = this.current.admit();
      const fail = (error: unknown) => {
        ticket.failed();
        reject(error);
      };
      try {
        fn().then((value) => {
          ticket.succeeded();
          resolve(value);
        }, fail);
      } catch (error) {
        fail(error);
      }
    });
  }
}
