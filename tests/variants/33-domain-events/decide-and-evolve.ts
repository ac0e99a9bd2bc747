import {
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

interface State {
  readonly status: OrderStatus;
  readonly address: string;
}

type Decide = (
  state: State,
) => { readonly next: State; readonly facts?: Readonly<Record<string, unknown>> } | undefined;

/** Each action is a pure function from a frozen state to the next one and to the facts of the event, if there is one. */
export class Order {
  private state: State;
  private outgoing: readonly OrderEvent[] = Object.freeze([]);
  private readonly details: OrderDetails;
  private readonly now: () => number;

  constructor(details: OrderDetails, now: () => number) {
    this.details = Object.freeze({ ...details });
    this.state = Object.freeze({ status: 'PENDING', address: details.address });
    this.now = now;
  }

  get status(): OrderStatus {
    return this.state.status;
  }

  get address(): string {
    return this.state.address;
  }

  place(): void {
    const { customerId, total } = this.details;
    this.decide('place', ({ status, address }) =>
      status === 'PENDING'
        ? { next: { status: 'PLACED', address }, facts: { type: 'OrderPlaced', customerId, total, address } }
        : undefined,
    );
  }

  changeAddress(newAddress: string): void {
    this.decide('changeAddress', (state) => {
      if (state.status === 'CANCELLED') return undefined;
      const { address: oldAddress } = state;
      const next = { ...state, address: newAddress };
      return oldAddress === newAddress
        ? { next }
        : { next, facts: { type: 'DeliveryAddressChanged', oldAddress, newAddress } };
    });
  }

  cancel(reason: string): void {
    this.decide('cancel', (state) =>
      state.status === 'PLACED'
        ? { next: { ...state, status: 'CANCELLED' }, facts: { type: 'OrderCancelled', reason, ...this.details } }
        : undefined,
    );
  }

  popEvents(): OrderEvent[] {
    const events = this.outgoing;
    this.outgoing = Object.freeze([]);
    return events as OrderEvent[];
  }

  private decide(action: OrderAction, decide: Decide): void {
    const { id: orderId } = this.details;
    const decision = decide(this.state);
    if (!decision) throw new OrderStatusError(orderId, action, this.state.status);
    const { next, facts } = decision;
    this.state = Object.freeze(next);
    if (!facts) return;
    const event = Object.freeze({ ...facts, orderId, occurredAt: this.now() }) as unknown as OrderEvent;
    this.outgoing = Object.freeze([...this.outgoing, event]);
  }
}

interface Result {
  readonly event: DomainEvent;
  readonly thrown?: { readonly cause: unknown };
}

/** One list of registrations, which is filtered for each event. */
export class EventDispatcher<E extends DomainEvent = OrderEvent> {
  private registrations: readonly { readonly type: string; readonly handler: EventHandler<E> }[] = [];

  register<T extends E['type']>(type: T, handler: EventHandler<E & { readonly type: T }>): void {
    this.registrations = this.registrations.concat({ type, handler: handler as EventHandler<E> });
  }

  dispatch(events: readonly E[]): void {
    const results = events.flatMap((event): Result[] =>
      this.registrations
        .filter(({ type }) => type === event.type)
        .map(({ handler }) => ({ event, ...attempt(() => handler(event)) })),
    );
    const failures = results.flatMap(({ event, thrown }) => (thrown ? [{ event, cause: thrown.cause }] : []));
    if (failures.length > 0) throw new DispatchError(Object.freeze(failures));
  }
}

function attempt(call: () => void): { thrown?: { cause: unknown } } {
  try {
    call();
    return {};
  } catch (cause) {
    return { thrown: { cause } };
  }
}
