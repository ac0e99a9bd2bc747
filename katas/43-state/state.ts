import { todo } from '../support/todo.ts';

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
  pay: () => todo('charge the customer, and return the next state'),
  // Still to do: the other event that this state accepts.
};

/** Waits to be shipped. */
export const paid: OrderState = {
  status: 'PAID',
  ship: () => todo('dispatch the order, and return the next state'),
  // Still to do: the other event that this state accepts.
};

/** Is on its way to the customer, and accepts nothing. */
export const shipped: OrderState = { status: 'SHIPPED' };

/** Will not be shipped, and accepts nothing. */
export const cancelled: OrderState = { status: 'CANCELLED' };

/** An order, which passes each event on to its current state. */
export class Order {
  constructor(id: string, amount: number, effects: OrderEffects, start: OrderState = pending) {
    todo('keep what the states are told, and the current state');
  }

  /** The status of the current state. */
  status(): string {
    return todo('the status of the current state');
  }

  pay(): void {
    todo('let the current state handle the event, or refuse it');
  }

  ship(): void {
    todo('let the current state handle the event, or refuse it');
  }

  cancel(): void {
    todo('let the current state handle the event, or refuse it');
  }

  /** Whether the order would accept the event now. */
  can(event: OrderEvent): boolean {
    return todo('whether the order would accept the event now');
  }
}
