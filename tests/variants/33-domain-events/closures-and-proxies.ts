import {
  type DeliveryFailure,
  DispatchError,
  type DomainEvent,
  type EventHandler,
  type OrderAction,
  type OrderDetails,
  type OrderEvent,
  type OrderStatus,
  OrderStatusError,
} from '../../../solutions/33-domain-events/domain-events.ts';

export * from '../../../solutions/33-domain-events/domain-events.ts';

interface Inner {
  status: OrderStatus;
  address: string;
  readonly id: string;
  readonly log: OrderEvent[];
  readonly record: (event: object) => void;
  readonly whenPlaced: () => object;
}

const inside = new WeakMap<object, Inner>();
const next: Record<OrderStatus, Partial<Record<OrderAction, OrderStatus>>> = {
  PENDING: { place: 'PLACED', changeAddress: 'PENDING' },
  PLACED: { changeAddress: 'PLACED', cancel: 'CANCELLED' },
  CANCELLED: {},
};

/** A view of an object through which nothing can be changed. */
function readOnly<T extends object>(target: T): T {
  const refuse = () => false;
  return new Proxy(target, { set: refuse, deleteProperty: refuse, defineProperty: refuse, setPrototypeOf: refuse });
}

function innerOf(order: object): Inner {
  const inner = inside.get(order);
  if (!inner) throw new TypeError('This is not an order.');
  return inner;
}

/** Moves to the next status of the table, or throws. */
function step(order: object, action: OrderAction): Inner {
  const inner = innerOf(order);
  const status = next[inner.status][action];
  if (!status) throw new OrderStatusError(inner.id, action, inner.status);
  inner.status = status;
  return inner;
}

/** The state is in a WeakMap, the transitions are in a table, and events are read-only proxies. */
export class Order {
  constructor({ id, customerId, total, address }: OrderDetails, now: () => number) {
    const log: OrderEvent[] = [];
    const record = (event: object): void => {
      log.push(readOnly({ ...event, occurredAt: now(), orderId: id }) as OrderEvent);
    };
    inside.set(this, { status: 'PENDING', address, id, log, record, whenPlaced: () => ({ customerId, total }) });
    Object.freeze(this);
  }

  get status(): OrderStatus {
    return innerOf(this).status;
  }

  get address(): string {
    return innerOf(this).address;
  }

  place(): void {
    const { record, whenPlaced, address } = step(this, 'place');
    record({ ...whenPlaced(), type: 'OrderPlaced', address });
  }

  changeAddress(newAddress: string): void {
    const inner = step(this, 'changeAddress');
    const oldAddress = inner.address;
    inner.address = newAddress;
    if (oldAddress !== newAddress) inner.record({ type: 'DeliveryAddressChanged', oldAddress, newAddress });
  }

  cancel(reason: string): void {
    step(this, 'cancel').record({ type: 'OrderCancelled', reason });
  }

  popEvents(): OrderEvent[] {
    return innerOf(this).log.splice(0);
  }
}

type Deliver<E> = (event: E, failures: DeliveryFailure[]) => void;

/** Each registration wraps the dispatching function of those before it. */
export class EventDispatcher<E extends DomainEvent = OrderEvent> {
  #deliver: Deliver<E> = () => {};

  register<T extends E['type']>(type: T, handler: EventHandler<E & { readonly type: T }>): void {
    const call = handler as EventHandler<E>;
    const before = this.#deliver;
    this.#deliver = (event, failures) => {
      before(event, failures);
      if (event.type !== type) return;
      try {
        call(event);
      } catch (cause) {
        failures.push(Object.freeze({ event, cause }));
      }
    };
  }

  dispatch(events: readonly E[]): void {
    const failures: DeliveryFailure[] = [];
    events.forEach((event) => this.#deliver(event, failures));
    if (failures.length) throw new DispatchError(failures);
  }
}
