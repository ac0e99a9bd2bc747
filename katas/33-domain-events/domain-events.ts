import { todo } from '../support/todo.ts';

/** One thing that was ordered. */
export interface OrderLine {
  readonly product: string;
  /** Minor units. */
  readonly price: number;
}

/** What an order begins with. */
export interface OrderDetails {
  readonly id: string;
  readonly customerId: string;
  readonly lines: readonly OrderLine[];
}

export type OrderStatus = 'PENDING' | 'PLACED' | 'CANCELLED';

/** Something that has happened and will not change any more. */
export interface DomainEvent {
  /** What happened, in the past tense. */
  readonly type: string;
  /** Milliseconds, as the clock said when it happened. */
  readonly occurredAt: number;
}

/** A line came to an order. */
export interface OrderLineAdded extends DomainEvent {
  readonly type: 'OrderLineAdded';
  readonly orderId: string;
  readonly line: OrderLine;
  /** Minor units, this line included. */
  readonly total: number;
}

/** An order became binding. */
export interface OrderPlaced extends DomainEvent {
  readonly type: 'OrderPlaced';
  readonly orderId: string;
  readonly customerId: string;
  readonly lines: readonly OrderLine[];
  /** Minor units. */
  readonly total: number;
}

/** An order was called off. */
export interface OrderCancelled extends DomainEvent {
  readonly type: 'OrderCancelled';
  readonly orderId: string;
  readonly reason: string;
}

export type OrderEvent = OrderLineAdded | OrderPlaced | OrderCancelled;

/** An order does not do this in its present status. */
export class OrderStatusError extends Error {
  override readonly name = 'OrderStatusError';
  readonly orderId: string;
  readonly action: 'addLine' | 'place' | 'cancel';
  /** The status that is in the way. */
  readonly status: OrderStatus;

  constructor(orderId: string, action: 'addLine' | 'place' | 'cancel', status: OrderStatus) {
    super(`Order ${JSON.stringify(orderId)} is ${status}: ${action} is not possible`);
    this.orderId = orderId;
    this.action = action;
    this.status = status;
  }
}

/** An event that a handler failed on, and the very value it threw. */
export interface DeliveryFailure {
  readonly event: DomainEvent;
  readonly cause: unknown;
}

/** Some handlers failed; the dispatcher keeps what they have to get again. */
export class DispatchError extends Error {
  override readonly name = 'DispatchError';
  /** In the order of the calls. */
  readonly failures: readonly DeliveryFailure[];

  constructor(failures: readonly DeliveryFailure[]) {
    super(`Deliveries that failed: ${failures.length}`);
    this.failures = failures;
  }
}

/** An order that records what happens to it. */
export class Order {
  /** @param now the clock, in milliseconds */
  constructor(details: OrderDetails, now: () => number) {
    todo('a pending order with these details');
  }

  get status(): OrderStatus {
    return todo('the status');
  }

  get lines(): readonly OrderLine[] {
    return todo('the lines, safe from whoever reads them');
  }

  /** The sum of the prices, in minor units. */
  get total(): number {
    return todo('the sum of the prices');
  }

  /** @throws {OrderStatusError} where the order is cancelled */
  addLine(line: OrderLine): void {
    todo('add the line and record OrderLineAdded');
  }

  /** @throws {OrderStatusError} unless the order is pending */
  place(): void {
    todo('place the order and record OrderPlaced');
  }

  /** @throws {OrderStatusError} unless the order is placed */
  cancel(reason: string): void {
    todo('cancel the order and record OrderCancelled');
  }

  /** Hands out what was recorded since the last time. */
  popEvents(): OrderEvent[] {
    return todo('the events, each of them once');
  }
}

export type EventHandler<E> = (event: E) => void;

/** Brings events to the handlers of their type. */
export class EventDispatcher<E extends DomainEvent = OrderEvent> {
  constructor() {
    todo('start without handlers');
  }

  /** Has `handler` called with every event of this type that is dispatched from now on. */
  register<T extends E['type']>(type: T, handler: EventHandler<E & { readonly type: T }>): void {
    todo('remember the handler for this type');
  }

  /** @throws {DispatchError} once all handlers have run, where some of them threw */
  dispatch(events: readonly E[]): void {
    todo('bring each event to its handlers, and keep what fails');
  }

  /**
   * Tries again what failed before.
   *
   * @throws {DispatchError} once all have been tried, where some failed again
   */
  redeliver(): void {
    todo('call the handlers that failed with the events they failed on');
  }
}
