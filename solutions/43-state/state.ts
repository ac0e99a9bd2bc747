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
 * event in this state, if any, and returns the next state. A state without a method for an event refuses it.
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
  pay({ id, amount, effects }) {
    effects.charge(id, amount);
    return paid;
  },
  cancel: () => cancelled,
};

/** The order is paid and waiting to be shipped. */
export const paid: OrderState = {
  status: 'PAID',
  ship({ id, effects }) {
    effects.dispatch(id);
    return shipped;
  },
  cancel({ id, amount, effects }) {
    effects.refund(id, amount);
    return cancelled;
  },
};

/** The order is on its way to the customer. It accepts no events. */
export const shipped: OrderState = { status: 'SHIPPED' };

/** The order will not be shipped. It accepts no events. */
export const cancelled: OrderState = { status: 'CANCELLED' };

/** An order that passes each event on to its current state. */
export class Order {
  readonly #facts: OrderFacts;
  #state: OrderState;
  #isHandlingEvent = false;

  constructor(id: string, amount: number, effects: OrderEffects, start: OrderState = pending) {
    this.#facts = { id, amount, effects };
    this.#state = start;
  }

  /** The status of the current state. */
  status(): string {
    return this.#state.status;
  }

  pay(): void {
    this.#handle('pay');
  }

  ship(): void {
    this.#handle('ship');
  }

  cancel(): void {
    this.#handle('cancel');
  }

  /** Whether the order would accept the event now. */
  can(event: OrderEvent): boolean {
    return !this.#isHandlingEvent && this.#state[event] !== undefined;
  }

  #handle(event: OrderEvent): void {
    const state = this.#state;
    // Outside the `try`: a refused event must not clear the flag of the event that is being handled.
    if (this.#isHandlingEvent || state[event] === undefined) throw new TransitionRefusedError(state.status, event);
    this.#isHandlingEvent = true;
    try {
      this.#state = state[event](this.#facts);
    } finally {
      this.#isHandlingEvent = false;
    }
  }
}
