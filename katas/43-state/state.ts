import { todo } from '../support/todo.ts';

/** Where an order is on its way. */
export type OrderStatus = 'PENDING' | 'PAID' | 'SHIPPED' | 'CANCELLED';

/** What can happen to an order. */
export type OrderEvent = 'pay' | 'ship' | 'cancel';

/** What an order makes the rest of the shop do. Amounts are cents. Each may throw, and has then done nothing. */
export interface OrderEffects {
  charge(orderId: string, amount: number): void;
  dispatch(orderId: string): void;
  refund(orderId: string, amount: number): void;
}

/** The order did not accept an event. */
export class TransitionRefusedError extends Error {
  override readonly name = 'TransitionRefusedError';
  /** The status of the order, which stays as it is. */
  readonly status: OrderStatus;
  /** The event as it was given. */
  readonly event: string;

  constructor(status: OrderStatus, event: string) {
    super(`An order that is ${status} does not accept ${JSON.stringify(event)}`);
    this.status = status;
    this.event = event;
  }
}

/** An order, which does with each event what its present state says. */
export class Order {
  constructor(id: string, amount: number, effects: OrderEffects) {
    todo('keep what the effects will need, and begin pending');
  }

  status(): OrderStatus {
    return todo('the status');
  }

  pay(): void {
    todo('accept or refuse the payment');
  }

  ship(): void {
    todo('accept or refuse the shipment');
  }

  cancel(): void {
    todo('accept or refuse the cancellation');
  }

  /** Does what the method of that name does; refuses whatever is no event. */
  handle(event: string): void {
    todo('accept or refuse an event by its name');
  }

  /** Whether the order would accept the event now. */
  can(event: string): boolean {
    return todo('whether the event would be accepted');
  }
}
