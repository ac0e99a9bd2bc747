import {
  type DeliveryFailure,
  DispatchError,
  type DomainEvent,
  type EventHandler,
  type OrderCancelled,
  type OrderDetails,
  type OrderEvent,
  type OrderLine,
  type OrderLineAdded,
  type OrderPlaced,
  type OrderStatus,
  OrderStatusError,
} from '../../../solutions/33-domain-events/domain-events.ts';

export * from '../../../solutions/33-domain-events/domain-events.ts';

/** Everything that ever happened, and a mark of how much of it has been handed out. */
export class Order {
  readonly #first: OrderDetails;
  readonly #now: () => number;
  readonly #history: OrderEvent[] = [];
  #handedOut = 0;

  constructor(details: OrderDetails, now: () => number) {
    this.#first = structuredClone(details);
    this.#now = now;
  }

  get status(): OrderStatus {
    const latest = this.#history.findLast(({ type }) => type !== 'OrderLineAdded');
    if (latest === undefined) return 'PENDING';
    return latest.type === 'OrderPlaced' ? 'PLACED' : 'CANCELLED';
  }

  get lines(): readonly OrderLine[] {
    const added = this.#history.flatMap((event) => (event.type === 'OrderLineAdded' ? [event.line] : []));
    return structuredClone([...this.#first.lines, ...added]);
  }

  get total(): number {
    let total = 0;
    for (const { price } of this.lines) total += price;
    return total;
  }

  addLine(line: OrderLine): void {
    if (this.status === 'CANCELLED') throw new OrderStatusError(this.#first.id, 'addLine', 'CANCELLED');
    this.#history.push(new LineAdded(this.#now(), this.#first.id, line, this.total + line.price));
  }

  place(): void {
    if (this.status !== 'PENDING') throw new OrderStatusError(this.#first.id, 'place', this.status);
    this.#history.push(new Placed(this.#now(), this.#first.id, this.#first.customerId, this.lines));
  }

  cancel(reason: string): void {
    if (this.status !== 'PLACED') throw new OrderStatusError(this.#first.id, 'cancel', this.status);
    this.#history.push(new Cancelled(this.#now(), this.#first.id, reason));
  }

  popEvents(): OrderEvent[] {
    const from = this.#handedOut;
    this.#handedOut = this.#history.length;
    return this.#history.slice(from);
  }
}

/** Events of classes without anything to assign to: what they hold comes out as copies. */
abstract class Happened {
  readonly #occurredAt: number;
  readonly #orderId: string;

  constructor(occurredAt: number, orderId: string) {
    this.#occurredAt = occurredAt;
    this.#orderId = orderId;
  }

  get occurredAt(): number {
    return this.#occurredAt;
  }

  get orderId(): string {
    return this.#orderId;
  }
}

class LineAdded extends Happened implements OrderLineAdded {
  readonly #line: OrderLine;
  readonly #total: number;

  constructor(occurredAt: number, orderId: string, line: OrderLine, total: number) {
    super(occurredAt, orderId);
    this.#line = { ...line };
    this.#total = total;
  }

  get type(): 'OrderLineAdded' {
    return 'OrderLineAdded';
  }

  get line(): OrderLine {
    return { ...this.#line };
  }

  get total(): number {
    return this.#total;
  }
}

class Placed extends Happened implements OrderPlaced {
  readonly #customerId: string;
  readonly #lines: readonly OrderLine[];

  constructor(occurredAt: number, orderId: string, customerId: string, lines: readonly OrderLine[]) {
    super(occurredAt, orderId);
    this.#customerId = customerId;
    this.#lines = lines;
  }

  get type(): 'OrderPlaced' {
    return 'OrderPlaced';
  }

  get customerId(): string {
    return this.#customerId;
  }

  get lines(): readonly OrderLine[] {
    return structuredClone(this.#lines);
  }

  get total(): number {
    return this.#lines.reduce((sum, { price }) => sum + price, 0);
  }
}

class Cancelled extends Happened implements OrderCancelled {
  readonly #reason: string;

  constructor(occurredAt: number, orderId: string, reason: string) {
    super(occurredAt, orderId);
    this.#reason = reason;
  }

  get type(): 'OrderCancelled' {
    return 'OrderCancelled';
  }

  get reason(): string {
    return this.#reason;
  }
}

/** One list of registrations, walked through for each event; failures in a list that is rebuilt each time. */
export class EventDispatcher<E extends DomainEvent = OrderEvent> {
  #registered: readonly { type: string; handler: EventHandler<E> }[] = [];
  #retries: readonly (() => DeliveryFailure | undefined)[] = [];

  register<T extends E['type']>(type: T, handler: EventHandler<E & { readonly type: T }>): void {
    this.#registered = [...this.#registered, { type, handler: handler as EventHandler<E> }];
  }

  dispatch(events: readonly E[]): void {
    const attempts = [...events].flatMap((event) =>
      this.#registered
        .filter(({ type }) => type === event.type)
        .map(
          ({ handler }) =>
            () =>
              failureOf(() => handler(event), event),
        ),
    );
    this.#run(attempts, this.#retries);
  }

  redeliver(): void {
    this.#run(this.#retries, []);
  }

  #run(
    attempts: readonly (() => DeliveryFailure | undefined)[],
    stillKept: readonly (() => DeliveryFailure | undefined)[],
  ): void {
    const results = attempts.map((attempt) => ({ attempt, failure: attempt() }));
    const failed = results.filter(({ failure }) => failure !== undefined);
    this.#retries = [...stillKept, ...failed.map(({ attempt }) => attempt)];
    if (failed.length === 0) return;
    throw new DispatchError(failed.flatMap(({ failure }) => failure ?? []));
  }
}

function failureOf(call: () => void, event: DomainEvent): DeliveryFailure | undefined {
  try {
    call();
    return undefined;
  } catch (cause) {
    return { event, cause };
  }
}
