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

/** An order that records what happens to it. It calls no handlers. */
export class Order {
  readonly #id: string;
  readonly #customerId: string;
  readonly #total: number;
  readonly #now: () => number;
  #address: string;
  #status: OrderStatus = 'PENDING';
  #events: OrderEvent[] = [];

  /** @param now the clock, in milliseconds */
  constructor({ id, customerId, total, address }: OrderDetails, now: () => number) {
    this.#id = id;
    this.#customerId = customerId;
    this.#total = total;
    this.#address = address;
    this.#now = now;
  }

  get status(): OrderStatus {
    return this.#status;
  }

  get address(): string {
    return this.#address;
  }

  /** @throws {OrderStatusError} unless the order is pending */
  place(): void {
    this.#allowIn(['PENDING'], 'place');
    this.#record({
      type: 'OrderPlaced',
      occurredAt: this.#now(),
      orderId: this.#id,
      customerId: this.#customerId,
      total: this.#total,
      address: this.#address,
    });
    this.#status = 'PLACED';
  }

  /** @throws {OrderStatusError} if the order is cancelled */
  changeAddress(address: string): void {
    this.#allowIn(['PENDING', 'PLACED'], 'changeAddress');
    if (address === this.#address) return;
    this.#record({
      type: 'DeliveryAddressChanged',
      occurredAt: this.#now(),
      orderId: this.#id,
      oldAddress: this.#address,
      newAddress: address,
    });
    this.#address = address;
  }

  /** @throws {OrderStatusError} unless the order is placed */
  cancel(reason: string): void {
    this.#allowIn(['PLACED'], 'cancel');
    this.#record({ type: 'OrderCancelled', occurredAt: this.#now(), orderId: this.#id, reason });
    this.#status = 'CANCELLED';
  }

  /** Returns the events that were recorded since the previous call. */
  popEvents(): OrderEvent[] {
    const events = this.#events;
    this.#events = [];
    return events;
  }

  #allowIn(statuses: readonly OrderStatus[], action: OrderAction): void {
    if (!statuses.includes(this.#status)) throw new OrderStatusError(this.#id, action, this.#status);
  }

  #record(event: OrderEvent): void {
    // All fields are strings and numbers, so freezing the event itself is enough.
    this.#events.push(Object.freeze(event));
  }
}

/** Reacts to events of one type. */
export type EventHandler<E> = (event: E) => void;

/** Calls the handlers that are registered for the type of an event. */
export class EventDispatcher<E extends DomainEvent = OrderEvent> {
  // A Map, because every object already has a property named 'constructor'.
  readonly #handlers = new Map<string, EventHandler<E>[]>();

  register<T extends E['type']>(type: T, handler: EventHandler<E & { readonly type: T }>): void {
    // The compiler cannot know that the handlers of a type only receive events of that type.
    const added = handler as EventHandler<E>;
    const handlers = this.#handlers.get(type);
    if (handlers) handlers.push(added);
    else this.#handlers.set(type, [added]);
  }

  /** @throws {DispatchError} after all calls, if some handlers have failed */
  dispatch(events: readonly E[]): void {
    const failures: DeliveryFailure[] = [];
    for (const event of events) {
      for (const handler of this.#handlers.get(event.type) ?? []) {
        try {
          handler(event);
        } catch (cause) {
          failures.push({ event, cause });
        }
      }
    }
    if (failures.length > 0) throw new DispatchError(failures);
  }
}
