import {
  DispatchError,
  type DomainEvent,
  type EventHandler,
  type OrderDetails,
  type OrderEvent,
  type OrderLine,
  type OrderStatus,
  OrderStatusError,
} from '../../../solutions/33-domain-events/domain-events.ts';

export * from '../../../solutions/33-domain-events/domain-events.ts';

interface State {
  readonly status: OrderStatus;
  readonly lines: readonly OrderLine[];
}

const next: Record<OrderStatus, Partial<Record<OrderStatusError['action'], OrderStatus>>> = {
  PENDING: { addLine: 'PENDING', place: 'PLACED' },
  PLACED: { addLine: 'PLACED', cancel: 'CANCELLED' },
  CANCELLED: {},
};

/** A pure function from state to state and event; all of it deeply frozen, and copied on the way in. */
export class Order {
  readonly id: string;
  readonly customerId: string;
  private state: State;
  private readonly now: () => number;
  private outgoing = new Set<OrderEvent>();

  constructor(details: OrderDetails, now: () => number) {
    this.id = details.id;
    this.customerId = details.customerId;
    this.state = deepFrozen(structuredClone({ status: 'PENDING', lines: details.lines }));
    this.now = now;
  }

  get status(): OrderStatus {
    return this.state.status;
  }

  get lines(): readonly OrderLine[] {
    return this.state.lines.map((line) => ({ ...line }));
  }

  get total(): number {
    return sum(this.state.lines);
  }

  addLine(line: OrderLine): void {
    const lines = [...this.state.lines, structuredClone(line)];
    this.apply('addLine', lines, (common) => ({ ...common, type: 'OrderLineAdded', line, total: sum(lines) }));
  }

  place(): void {
    const { lines } = this.state;
    const { customerId } = this;
    this.apply('place', lines, (common) => ({ ...common, type: 'OrderPlaced', customerId, lines, total: sum(lines) }));
  }

  cancel(reason: string): void {
    this.apply('cancel', this.state.lines, (common) => ({
      ...common,
      type: 'OrderCancelled',
      reason,
      total: this.total,
    }));
  }

  popEvents(): OrderEvent[] {
    const events = Object.freeze([...this.outgoing]);
    this.outgoing.clear();
    return events as OrderEvent[];
  }

  private apply(
    action: OrderStatusError['action'],
    lines: readonly OrderLine[],
    eventOf: (common: { occurredAt: number; orderId: string }) => OrderEvent & { total: number },
  ): void {
    const status = next[this.state.status][action];
    if (status === undefined) throw new OrderStatusError(this.id, action, this.state.status);
    const event = deepFrozen(structuredClone(eventOf({ occurredAt: this.now(), orderId: this.id })));
    this.state = deepFrozen({ status, lines });
    this.outgoing.add(event);
  }
}

function sum(lines: readonly OrderLine[]): number {
  return lines.reduce((total, { price }) => total + price, 0);
}

function deepFrozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  Object.values(value).forEach(deepFrozen);
  return Object.freeze(value);
}

/** Hands a copy of the event to each handler; what failed waits in a map by a running number. */
export class EventDispatcher<E extends DomainEvent = OrderEvent> {
  private readonly handlers = new Map<string, Map<number, EventHandler<E>>>();
  private readonly waiting = new Map<number, [EventHandler<E>, E]>();
  private numbers = 0;

  register<T extends E['type']>(type: T, handler: EventHandler<E & { readonly type: T }>): void {
    const known = this.handlers.get(type) ?? new Map<number, EventHandler<E>>();
    this.handlers.set(type, known.set((this.numbers += 1), handler as EventHandler<E>));
  }

  dispatch(events: readonly E[]): void {
    const added: number[] = [];
    for (const event of events) {
      for (const handler of this.handlers.get(event.type)?.values() ?? []) {
        added.push((this.numbers += 1));
        this.waiting.set(this.numbers, [handler, structuredClone(event)]);
      }
    }
    this.attempt(added);
  }

  redeliver(): void {
    this.attempt([...this.waiting.keys()]);
  }

  private attempt(numbers: readonly number[]): void {
    const failures = numbers.flatMap((number) => {
      const [handler, event] = this.waiting.get(number) ?? [];
      if (!handler || !event) return [];
      try {
        handler(structuredClone(event));
        this.waiting.delete(number);
        return [];
      } catch (cause) {
        return [{ event, cause }];
      }
    });
    if (failures.length > 0) throw new DispatchError(Object.freeze(failures));
  }
}
