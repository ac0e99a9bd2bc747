/** What can happen to an order. */
export type OrderEvent = 'pay' | 'ship' | 'cancel';

/** What an order makes the bank and the warehouse do. An effect that throws has done nothing. */
export interface OrderEffects {
  charge(orderId: string, amount: number): void;
  dispatch(orderId: string): void;
  refund(orderId: string, amount: number): void;
}

/** What a state is told about the order. */
export interface OrderFacts {
  readonly id: string;
  /** In cents. */
  readonly amount: number;
  readonly effects: OrderEffects;
}

/**
 * One stage of an order's life. Its methods are the events that it accepts: each performs the effect of the event, if
 * there is one, and returns the next state. An event without a method is refused.
 */
export interface OrderState {
  readonly status: string;
  pay?(facts: OrderFacts): OrderState;
  ship?(facts: OrderFacts): OrderState;
  cancel?(facts: OrderFacts): OrderState;
}

/** An order did not accept an event. */
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

/** Waits to be paid. */
export const pending: OrderState = {
  status: 'PENDING',
  pay({ id, amount, effects }) {
    effects.charge(id, amount);
    return paid;
  },
  cancel: () => cancelled,
};

/** Waits to be shipped. */
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

/** Is on its way to the customer, and accepts nothing. */
export const shipped: OrderState = { status: 'SHIPPED' };

/** Will not be shipped, and accepts nothing. */
export const cancelled: OrderState = { status: 'CANCELLED' };

/** An order, which passes each event on to its current state. */
export class Order {
  readonly #facts: OrderFacts;
  #state: OrderState;
  #isHandling = false;

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
    return !this.#isHandling && this.#state[event] !== undefined;
  }

  #handle(event: OrderEvent): void {
    const state = this.#state;
    // The refusal stays outside the try: an event that was refused must not end the protection of the one that runs.
    if (this.#isHandling || state[event] === undefined) throw new TransitionRefusedError(state.status, event);
    this.#isHandling = true;
    try {
      this.#state = state[event](this.#facts);
    } finally {
      this.#isHandling = false;
    }
  }
}
