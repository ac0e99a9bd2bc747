import {
  type DeliveryAddressChanged,
  type DeliveryFailure,
  DispatchError,
  type DomainEvent,
  type EventHandler,
  type OrderAction,
  type OrderCancelled,
  type OrderDetails,
  type OrderEvent,
  type OrderPlaced,
  type OrderStatus,
  OrderStatusError,
} from '../../../solutions/33-domain-events/domain-events.ts';

export * from '../../../solutions/33-domain-events/domain-events.ts';

/** Keeps everything that ever happened, derives its state from that, and remembers how many events were returned. */
export class Order {
  readonly #first: OrderDetails;
  readonly #now: () => number;
  readonly #history: OrderEvent[] = [];
  #returned = 0;

  constructor(details: OrderDetails, now: () => number) {
    this.#first = structuredClone({
      id: details.id,
      customerId: details.customerId,
      total: details.total,
      address: details.address,
    });
    this.#now = now;
  }

  get status(): OrderStatus {
    if (this.#history.some(({ type }) => type === 'OrderCancelled')) return 'CANCELLED';
    return this.#history.some(({ type }) => type === 'OrderPlaced') ? 'PLACED' : 'PENDING';
  }

  get address(): string {
    const latest = this.#history.findLast((event) => event.type === 'DeliveryAddressChanged');
    return latest ? latest.newAddress : this.#first.address;
  }

  place(): void {
    if (this.status !== 'PENDING') throw this.#rejected('place');
    this.#history.push(new Placed(this.#now(), this.#first, this.address));
  }

  changeAddress(address: string): void {
    if (this.status === 'CANCELLED') throw this.#rejected('changeAddress');
    if (this.address !== address) {
      this.#history.push(new Moved(this.#now(), this.#first.id, this.address, address));
    }
  }

  cancel(reason: string): void {
    if (this.status !== 'PLACED') throw this.#rejected('cancel');
    this.#history.push(new Cancelled(this.#now(), this.#first.id, reason));
  }

  popEvents(): OrderEvent[] {
    const from = this.#returned;
    this.#returned = this.#history.length;
    return this.#history.slice(from);
  }

  #rejected(action: OrderAction): OrderStatusError {
    return new OrderStatusError(this.#first.id, action, this.status);
  }
}

/** Events are instances of classes with getters, so there is nothing to assign to. */
abstract class Happened<T extends string> {
  readonly #type: T;
  readonly #occurredAt: number;
  readonly #orderId: string;

  constructor(type: T, occurredAt: number, orderId: string) {
    this.#type = type;
    this.#occurredAt = occurredAt;
    this.#orderId = orderId;
  }

  get type(): T {
    return this.#type;
  }

  get occurredAt(): number {
    return this.#occurredAt;
  }

  get orderId(): string {
    return this.#orderId;
  }
}

class Placed extends Happened<'OrderPlaced'> implements OrderPlaced {
  readonly #customerId: string;
  readonly #total: number;
  readonly #address: string;

  constructor(occurredAt: number, { id, customerId, total }: OrderDetails, address: string) {
    super('OrderPlaced', occurredAt, id);
    this.#customerId = customerId;
    this.#total = total;
    this.#address = address;
  }

  get customerId(): string {
    return this.#customerId;
  }

  get total(): number {
    return this.#total;
  }

  get address(): string {
    return this.#address;
  }
}

class Moved extends Happened<'DeliveryAddressChanged'> implements DeliveryAddressChanged {
  readonly #oldAddress: string;
  readonly #newAddress: string;

  constructor(occurredAt: number, orderId: string, oldAddress: string, newAddress: string) {
    super('DeliveryAddressChanged', occurredAt, orderId);
    this.#oldAddress = oldAddress;
    this.#newAddress = newAddress;
  }

  get oldAddress(): string {
    return this.#oldAddress;
  }

  get newAddress(): string {
    return this.#newAddress;
  }
}

class Cancelled extends Happened<'OrderCancelled'> implements OrderCancelled {
  readonly #reason: string;

  constructor(occurredAt: number, orderId: string, reason: string) {
    super('OrderCancelled', occurredAt, orderId);
    this.#reason = reason;
  }

  get reason(): string {
    return this.#reason;
  }
}

/** A generator lists the calls that are to be made; another method makes them. */
export class EventDispatcher<E extends DomainEvent = OrderEvent> {
  readonly #byType = new Map<string, Map<symbol, EventHandler<E>>>();

  register<T extends E['type']>(type: T, handler: EventHandler<E & { readonly type: T }>): void {
    const handlers = this.#byType.get(type) ?? new Map<symbol, EventHandler<E>>();
    this.#byType.set(type, handlers.set(Symbol(type), handler as EventHandler<E>));
  }

  dispatch(events: readonly E[]): void {
    const error = new DispatchError([...this.#failuresOf(events)]);
    if (error.failures.length > 0) throw error;
  }

  *#failuresOf(events: readonly E[]): Generator<DeliveryFailure> {
    for (const [handler, event] of this.#callsFor(events)) {
      try {
        handler(event);
      } catch (cause) {
        yield { event, cause };
      }
    }
  }

  *#callsFor(events: readonly E[]): Generator<readonly [EventHandler<E>, E]> {
    for (const event of events) {
      for (const handler of this.#byType.get(event.type)?.values() ?? []) yield [handler, event];
    }
  }
}
