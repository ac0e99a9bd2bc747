import { todo } from '../support/todo.ts';

/** What an order starts with. */
export interface OrderDetails {
  readonly id: string;
  readonly customerId: string;
  /** In minor units (cents). */
  readonly total: number;
  /** Where the order is delivered. */
  readonly address: string;
}

export type OrderStatus = 'PENDING' | 'PLACED' | 'CANCELLED';

/** A fact: something that has happened and can no longer change. */
export interface DomainEvent {
  /** What happened, in the past tense. */
  readonly type: string;
  /** When it happened, in milliseconds. */
  readonly occurredAt: number;
}

/** An order became binding. */
export interface OrderPlaced extends DomainEvent {
  readonly type: 'OrderPlaced';
  readonly orderId: string;
  readonly customerId: string;
  /** In minor units (cents). */
  readonly total: number;
  readonly address: string;
}

/** The delivery address of an order was changed. */
export interface DeliveryAddressChanged extends DomainEvent {
  readonly type: 'DeliveryAddressChanged';
  readonly orderId: string;
  readonly oldAddress: string;
  readonly newAddress: string;
}

/** A placed order was cancelled. */
export interface OrderCancelled extends DomainEvent {
  readonly type: 'OrderCancelled';
  readonly orderId: string;
  readonly reason: string;
}

export type OrderEvent = OrderPlaced | DeliveryAddressChanged | OrderCancelled;

/** An `Order` method that is allowed only in some statuses. */
export type OrderAction = 'place' | 'changeAddress' | 'cancel';

/** Thrown when the status of an order does not allow an action. */
export class OrderStatusError extends Error {
  override readonly name = 'OrderStatusError';
  readonly orderId: string;
  readonly action: OrderAction;
  /** The status of the order at the time of the call. */
  readonly status: OrderStatus;

  constructor(orderId: string, action: OrderAction, status: OrderStatus) {
    super(`Order ${JSON.stringify(orderId)} is ${status}, which does not allow ${action}`);
    this.orderId = orderId;
    this.action = action;
    this.status = status;
  }
}

/** A failed call to a handler. */
export interface DeliveryFailure {
  /** The event that the handler received. */
  readonly event: DomainEvent;
  /** What the handler threw. */
  readonly cause: unknown;
}

/** Thrown when some handlers have failed. All others have received their events. */
export class DispatchError extends Error {
  override readonly name = 'DispatchError';
  /** The failed calls, in the order in which they were made. */
  readonly failures: readonly DeliveryFailure[];

  constructor(failures: readonly DeliveryFailure[]) {
    super(`Failed calls to event handlers: ${failures.length}`);
    this.failures = failures;
  }
}

/** An order that records what happens to it. */
export class Order {
  /** @param now the clock, in milliseconds */
  constructor(details: OrderDetails, now: () => number) {
    todo('store the details and the clock');
  }

  get status(): OrderStatus {
    return todo('return the current status');
  }

  get address(): string {
    return todo('return the current delivery address');
  }

  /** @throws {OrderStatusError} unless the order is pending */
  place(): void {
    todo('place the order and record OrderPlaced');
  }

  /** @throws {OrderStatusError} if the order is cancelled */
  changeAddress(address: string): void {
    todo('change the address and record DeliveryAddressChanged');
  }

  /** @throws {OrderStatusError} unless the order is placed */
  cancel(reason: string): void {
    todo('cancel the order and record OrderCancelled');
  }

  /** Returns the events that were recorded since the previous call. */
  popEvents(): OrderEvent[] {
    return todo('return each event once');
  }
}

/** Reacts to events of one type. */
export type EventHandler<E> = (event: E) => void;

/** Calls the handlers that are registered for the type of an event. */
export class EventDispatcher<E extends DomainEvent = OrderEvent> {
  constructor() {
    todo('start without handlers');
  }

  register<T extends E['type']>(type: T, handler: EventHandler<E & { readonly type: T }>): void {
    todo('add the handler to those of this type');
  }

  /** @throws {DispatchError} after all calls, if some handlers have failed */
  dispatch(events: readonly E[]): void {
    todo('call the handlers of each event');
  }
}
