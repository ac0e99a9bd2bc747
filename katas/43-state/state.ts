import { todo } from '../support/todo.ts';

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
  pay: () => todo('charge the customer, and return the next state'),
  // Still to do: the other event that this state accepts.
};

/** The order is paid and waiting to be shipped. */
export const paid: OrderState = {
  status: 'PAID',
  ship: () => todo('dispatch the order, and return the next state'),
  // Still to do: the other event that this state accepts.
};

/** The order is on its way to the customer. It accepts no events. */
export const shipped: OrderState = { status: 'SHIPPED' };

/** The order will not be shipped. It accepts no events. */
export const cancelled: OrderState = { status: 'CANCELLED' };

/** An order that passes each event on to its current state. */
export class Order {
  constructor(id: string, amount: number, effects: OrderEffects, start: OrderState = pending) {
    todo('keep the facts and the current state');
  }

  /** The status of the current state. */
  status(): string {
    return todo('return the status of the current state');
  }

  pay(): void {
    todo('let the current state handle the event, or refuse the event');
  }

  ship(): void {
    todo('let the current state handle the event, or refuse the event');
  }

  cancel(): void {
    todo('let the current state handle the event, or refuse the event');
  }

  /** Whether the order would accept the event now. */
  can(event: OrderEvent): boolean {
    return todo('return whether the order would accept the event now');
  }
}
