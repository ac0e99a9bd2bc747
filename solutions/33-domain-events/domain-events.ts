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
  readonly #id: string;
  readonly #customerId: string;
  readonly #now: () => number;
  // Frozen, and replaced instead of changed: events and readers can share the list of the moment.
  #lines: readonly OrderLine[];
  #status: OrderStatus = 'PENDING';
  #events: OrderEvent[] = [];

  /** @param now the clock, in milliseconds */
  constructor({ id, customerId, lines }: OrderDetails, now: () => number) {
    this.#id = id;
    this.#customerId = customerId;
    this.#lines = Object.freeze(lines.map(frozenCopy));
    this.#now = now;
  }

  get status(): OrderStatus {
    return this.#status;
  }

  get lines(): readonly OrderLine[] {
    return this.#lines;
  }

  /** The sum of the prices, in minor units. */
  get total(): number {
    return this.#lines.reduce((sum, { price }) => sum + price, 0);
  }

  /** @throws {OrderStatusError} where the order is cancelled */
  addLine(given: OrderLine): void {
    this.#allow('addLine', ['PENDING', 'PLACED']);
    const line = frozenCopy(given);
    const total = this.total + line.price;
    this.#record({ type: 'OrderLineAdded', occurredAt: this.#now(), orderId: this.#id, line, total });
    this.#lines = Object.freeze([...this.#lines, line]);
  }

  /** @throws {OrderStatusError} unless the order is pending */
  place(): void {
    this.#allow('place', ['PENDING']);
    this.#record({
      type: 'OrderPlaced',
      occurredAt: this.#now(),
      orderId: this.#id,
      customerId: this.#customerId,
      lines: this.#lines,
      total: this.total,
    });
    this.#status = 'PLACED';
  }

  /** @throws {OrderStatusError} unless the order is placed */
  cancel(reason: string): void {
    this.#allow('cancel', ['PLACED']);
    this.#record({ type: 'OrderCancelled', occurredAt: this.#now(), orderId: this.#id, reason });
    this.#status = 'CANCELLED';
  }

  /** Hands out what was recorded since the last time. */
  popEvents(): OrderEvent[] {
    const events = this.#events;
    this.#events = [];
    return events;
  }

  #allow(action: OrderStatusError['action'], statuses: readonly OrderStatus[]): void {
    if (!statuses.includes(this.#status)) throw new OrderStatusError(this.#id, action, this.#status);
  }

  /** Called before the state changes: should the clock throw, neither event nor change has happened. */
  #record(event: OrderEvent): void {
    this.#events.push(Object.freeze(event));
  }
}

export type EventHandler<E> = (event: E) => void;

/** One call that is to be made: the unit that succeeds or fails, and that is tried again. */
interface Delivery<E> {
  readonly handler: EventHandler<E>;
  readonly event: E;
}

/** Brings events to the handlers of their type. */
export class EventDispatcher<E extends DomainEvent = OrderEvent> {
  // A Map, not an object: an object already has something for the type 'constructor'.
  readonly #handlers = new Map<string, readonly EventHandler<E>[]>();
  readonly #undelivered: Delivery<E>[] = [];

  /** Has `handler` called with every event of this type that is dispatched from now on. */
  register<T extends E['type']>(type: T, handler: EventHandler<E & { readonly type: T }>): void {
    // The compiler cannot see it, but what is found under a type is called with events of that type only.
    this.#handlers.set(type, [...this.#handlersOf(type), handler as EventHandler<E>]);
  }

  /** @throws {DispatchError} once all handlers have run, where some of them threw */
  dispatch(events: readonly E[]): void {
    this.#deliver(events.flatMap((event) => this.#handlersOf(event.type).map((handler) => ({ handler, event }))));
  }

  /**
   * Tries again what failed before.
   *
   * @throws {DispatchError} once all have been tried, where some failed again
   */
  redeliver(): void {
    this.#deliver(this.#undelivered.splice(0));
  }

  #handlersOf(type: string): readonly EventHandler<E>[] {
    return this.#handlers.get(type) ?? [];
  }

  #deliver(deliveries: readonly Delivery<E>[]): void {
    const failures: DeliveryFailure[] = [];
    for (const delivery of deliveries) {
      try {
        delivery.handler(delivery.event);
      } catch (cause) {
        this.#undelivered.push(delivery);
        failures.push({ event: delivery.event, cause });
      }
    }
    if (failures.length > 0) throw new DispatchError(failures);
  }
}

function frozenCopy({ product, price }: OrderLine): OrderLine {
  return Object.freeze({ product, price });
}
