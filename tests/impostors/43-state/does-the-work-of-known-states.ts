// Breaks 4: does the work of its own states itself, and calls methods only on states from other code.
/** The events that an order can receive. */
export type OrderEvent = 'pay' | 'ship' | 'cancel';

/** What an order asks the bank and the warehouse to do. If an effect throws, assume that it did nothing. */
export interface OrderEffects {
  charge(orderId: string, amount: number): void;
  dispatch(orderId: string): void;
  refund(orderId: string, amount: number): void;
}

/** The facts about an order, which a state's methods receive. */
export interface OrderFacts {
  readonly id: string;
  /** In cents. */
  readonly amount: number;
  readonly effects: OrderEffects;
}

/**
 * One stage of an order's life. It has a method for each event that it accepts. The method calls the effect for that
 * event in this state, if any, and returns the next state. A state without a method for an event refuses that event.
 */
export interface OrderState {
  readonly status: string;
  pay?(facts: OrderFacts): OrderState;
  ship?(facts: OrderFacts): OrderState;
  cancel?(facts: OrderFacts): OrderState;
}

/** Thrown when an order does not accept an event. */
export class TransitionRefusedError extends Error {
  override readonly name = 'TransitionRefusedError';
  /** The status of the order, which has not changed. */
  readonly status: string;
  readonly event: OrderEvent;

  constructor(status: string, event: OrderEvent) {
    super(`An order that is ${status} does not accept "${event}"`);
    this.status = status;
    this.event = event;
  }
}

/** The order is waiting for payment. */
export const pending: OrderState = {
  status: 'PENDING',
  pay: ({ id, amount, effects }) => {
    effects.charge(id, amount);
    return paid;
  },
  cancel: () => cancelled,
};

/** The order is paid and waiting to be shipped. */
export const paid: OrderState = {
  status: 'PAID',
  ship: ({ id, effects }) => {
    effects.dispatch(id);
    return shipped;
  },
  cancel: ({ id, amount, effects }) => {
    effects.refund(id, amount);
    return cancelled;
  },
};

/** The order is on its way to the customer. It accepts no events. */
export const shipped: OrderState = { status: 'SHIPPED' };

/** The order will not be shipped. It accepts no events. */
export const cancelled: OrderState = { status: 'CANCELLED' };

/** An order, which checks in each method where it is. */
export class Order {
  readonly #id: string;
  readonly #amount: number;
  readonly #effects: OrderEffects;
  #current: OrderState;
  #busy = false;

  constructor(id: string, amount: number, effects: OrderEffects, start: OrderState = pending) {
    this.#id = id;
    this.#amount = amount;
    this.#effects = effects;
    this.#current = start;
  }

  /** The status of the current state. */
  status(): string {
    return this.#current.status;
  }

  pay(): void {
    this.#check('pay');
    this.#busy = true;
    try {
      if (this.#current === pending) {
        this.#effects.charge(this.#id, this.#amount);
        this.#current = paid;
      } else {
        this.#current = this.#current.pay?.(this.#facts()) ?? this.#current;
      }
    } finally {
      this.#busy = false;
    }
  }

  ship(): void {
    this.#check('ship');
    this.#busy = true;
    try {
      if (this.#current === paid) {
        this.#effects.dispatch(this.#id);
        this.#current = shipped;
      } else {
        this.#current = this.#current.ship?.(this.#facts()) ?? this.#current;
      }
    } finally {
      this.#busy = false;
    }
  }

  cancel(): void {
    this.#check('cancel');
    this.#busy = true;
    try {
      if (this.#current === pending) {
        this.#current = cancelled;
      } else if (this.#current === paid) {
        this.#effects.refund(this.#id, this.#amount);
        this.#current = cancelled;
      } else {
        this.#current = this.#current.cancel?.(this.#facts()) ?? this.#current;
      }
    } finally {
      this.#busy = false;
    }
  }

  /** Whether the order would accept the event now. */
  can(event: OrderEvent): boolean {
    if (this.#busy) {
      return false;
    }
    switch (this.#current) {
      case pending:
        return event === 'pay' || event === 'cancel';
      case paid:
        return event === 'ship' || event === 'cancel';
      case shipped:
      case cancelled:
        return false;
      default:
        return this.#current[event] !== undefined;
    }
  }

  #check(event: OrderEvent): void {
    if (!this.can(event)) {
      throw new TransitionRefusedError(this.#current.status, event);
    }
  }

  /** What a state of somebody else is told. */
  #facts(): OrderFacts {
    return { id: this.#id, amount: this.#amount, effects: this.#effects };
  }
}
