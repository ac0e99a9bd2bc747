import fc from 'fast-check';
import { Caller } from '../support/caller.ts';
import { createHandClock, type HandClock } from '../support/clock.ts';
import { walks } from '../support/generators.ts';
import { anyNumber, anyString, lookAlikes } from '../support/hostile.ts';
import { show } from '../support/show.ts';
import { nothingThrown, thrownBy } from '../support/thrown.ts';
import {
  Order,
  type OrderAction,
  type OrderDetails,
  type OrderEvent,
  type OrderStatus,
  OrderStatusError,
} from './domain-events.ts';

/** A call that may change an order. */
export type Change = 'place' | `changeAddress: ${string}` | `cancel: ${string}`;
/** A call to an order. */
export type Call = Change | 'popEvents';

/** How much of each event a law looks at. */
export type Detail = 'kind' | 'data' | 'time' | 'data and time';

/** What a law can ask of an order and of the model alike. */
interface Subject {
  change(change: Change): string;
  state(): string;
  pop(detail: Detail): string[];
}

/** How an order is used. The model assumes that the clock advances by 1. */
interface Circumstances {
  start?: number;
  tick?: number;
  caller?: Caller;
}

/** An order whose clock advances by `tick` after each call. */
export class OrderSession implements Subject {
  readonly #order: Order;
  readonly #clock: HandClock;
  readonly #tick: number;
  readonly #caller: Caller;

  constructor(details: OrderDetails, { start = 1000, tick = 1, caller = new Caller() }: Circumstances = {}) {
    this.#clock = createHandClock(start);
    this.#tick = tick;
    this.#caller = caller;
    const given = caller.give(details, 'the details object');
    this.#order = new Order(given, this.#clock.now);
    caller.leave(given, 'the details object');
  }

  /** Makes the call and returns how it ends. */
  change(change: Change): string {
    const error = thrownBy(() => {
      const [action, argument] = partsOf(change);
      if (action === 'place') this.#order.place();
      else this.#order[action](argument);
    });
    this.#clock.advance(this.#tick);
    return lineFor(change, error === nothingThrown ? 'returns' : `throws ${errorText(error)}`);
  }

  state(): string {
    return stateText(this.#order.status, this.#order.address);
  }

  pop(detail: Detail): string[] {
    const events: readonly OrderEvent[] = this.#order.popEvents();
    this.#clock.advance(this.#tick);
    if (!Array.isArray(events)) return [show(events)];
    const lines = Array.from(events, (event) => eventText(event, detail));
    this.#caller.take(events);
    return lines;
  }
}

/** The same, computed from the table. */
export class ExpectedOrder implements Subject {
  readonly #details: OrderDetails;
  #status: OrderStatus = 'PENDING';
  #address: string;
  #time: number;
  readonly #tick: number;
  #waiting: OrderEvent[] = [];

  constructor(details: OrderDetails, { start = 1000, tick = 1 }: Circumstances = {}) {
    this.#details = details;
    this.#address = details.address;
    this.#time = start;
    this.#tick = tick;
  }

  /** Whether the order accepts the call and is different after it. */
  isChangedBy(change: Change): boolean {
    const [action, argument] = partsOf(change);
    if (action === 'place') return this.#status === 'PENDING';
    if (action === 'cancel') return this.#status === 'PLACED';
    return this.#status !== 'CANCELLED' && argument !== this.#address;
  }

  change(change: Change): string {
    const [action] = partsOf(change);
    const isAllowed = action === 'changeAddress' ? this.#status !== 'CANCELLED' : this.isChangedBy(change);
    const error = new OrderStatusError(this.#details.id, action, this.#status);
    if (this.isChangedBy(change)) this.#apply(change);
    this.#time += this.#tick;
    return lineFor(change, isAllowed ? 'returns' : `throws ${errorText(error)}`);
  }

  state(): string {
    return stateText(this.#status, this.#address);
  }

  pop(detail: Detail): string[] {
    this.#time += this.#tick;
    return this.#waiting.splice(0).map((event) => eventText(event, detail));
  }

  #apply(change: Change): void {
    const { id: orderId, customerId, total } = this.#details;
    const common = { orderId, occurredAt: this.#time };
    const [action, argument] = partsOf(change);
    if (action === 'place') {
      this.#status = 'PLACED';
      this.#waiting.push({ ...common, type: 'OrderPlaced', customerId, total, address: this.#address });
    } else if (action === 'cancel') {
      this.#status = 'CANCELLED';
      this.#waiting.push({ ...common, type: 'OrderCancelled', reason: argument });
    } else {
      const [oldAddress, newAddress] = [this.#address, argument];
      this.#address = newAddress;
      this.#waiting.push({ ...common, type: 'DeliveryAddressChanged', oldAddress, newAddress });
    }
  }
}

/** How each call ends, and the status and the address after it. */
export function statesOf(subject: Subject, changes: readonly Change[]): string[] {
  return [subject.state(), ...changes.map((change) => `${subject.change(change)}; ${subject.state()}`)];
}

/** What each call of `popEvents` returns. */
export function popsOf(subject: Subject, calls: readonly Call[], detail: Detail): string[][] {
  return calls.flatMap((call) => {
    if (call === 'popEvents') return [subject.pop(detail)];
    subject.change(call);
    return [];
  });
}

/** The latest event after each change, read immediately. */
export function eventsOf(subject: Subject, changes: readonly Change[], detail: Detail): (string | undefined)[] {
  return changes.map((change) => {
    subject.change(change);
    return subject.pop(detail).at(-1);
  });
}

/** An event in words, such as `OrderCancelled for 'o1' at 1003: reason 'too late'`. */
export function eventText(event: OrderEvent, detail: Detail): string {
  if (typeof event !== 'object' || event === null) return show(event);
  const time = detail === 'data and time' || detail === 'time' ? ` at ${show(event.occurredAt)}` : '';
  if (detail === 'time') return `${event.type}${time}`;
  const head = detail === 'kind' ? event.type : `${event.type} for ${show(event.orderId)}${time}`;
  switch (event.type) {
    case 'OrderPlaced': {
      const data = `customer ${show(event.customerId)}, total ${show(event.total)}, address ${show(event.address)}`;
      return detail === 'kind' ? head : `${head}: ${data}`;
    }
    case 'DeliveryAddressChanged':
      return `${head}: ${detail === 'kind' ? '' : `from ${show(event.oldAddress)} `}to ${show(event.newAddress)}`;
    case 'OrderCancelled':
      return detail === 'kind' ? head : `${head}: reason ${show(event.reason)}`;
    default:
      return show(event);
  }
}

/** Tries to change each property of an event. It may throw, and may not succeed. */
export function tamperWith(event: OrderEvent, attempt: 'assigns' | 'deletes'): void {
  const keys = [
    'type',
    'occurredAt',
    'orderId',
    'customerId',
    'total',
    'address',
    'oldAddress',
    'newAddress',
    'reason',
  ];
  for (const key of keys) {
    if (attempt === 'assigns') thrownBy(() => Reflect.set(event, key, 'changed'));
    else thrownBy(() => Reflect.deleteProperty(event, key));
  }
}

/** The method that a change calls, and its argument. */
function partsOf(change: Change): [action: OrderAction, argument: string] {
  if (change === 'place') return ['place', ''];
  const [action = ''] = change.split(': ', 1);
  return [action as OrderAction, change.slice(action.length + 2)];
}

function lineFor(change: Change, outcome: string): string {
  return `${partsOf(change)[0]} ${outcome}`;
}

function stateText(status: OrderStatus, address: string): string {
  return `${status}, ${show(address)}`;
}

function errorText(error: unknown): string {
  if (!(error instanceof OrderStatusError)) return show(error);
  return `OrderStatusError: order ${show(error.orderId)}, ${error.action} while ${error.status}`;
}

export const orderO1: OrderDetails = { id: 'o1', customerId: 'c1', total: 4999, address: '1 Main Street' };

/** Changes that orders reject, some of them tried again after the order has changed. */
export const rejectedToTry: Change[][] = [
  ['place', 'place', 'changeAddress: 7 Park Lane', 'place'],
  ['cancel: too late', 'place', 'cancel: too late'],
  ['place', 'cancel: too late', 'place', 'cancel: again', 'changeAddress: 7 Park Lane'],
  ['place', 'cancel: ', 'changeAddress: 1 Main Street'],
];

export function ordinaryDetails(): fc.Arbitrary<OrderDetails> {
  return fc.record(
    {
      id: fc.constantFrom('o1', 'o2'),
      customerId: fc.constantFrom('c1', 'c2'),
      total: fc.integer({ min: 1, max: 100_000 }),
      address: fc.constantFrom('1 Main Street', '7 Park Lane'),
    },
    { noNullPrototype: true },
  );
}

export function anyDetails(): fc.Arbitrary<OrderDetails> {
  return fc.record(
    { id: anyString(), customerId: anyString(), total: anyNumber(), address: anyAddress() },
    { noNullPrototype: true },
  );
}

/** Changes in any order, accepted or not. */
export function anyChanges(): fc.Arbitrary<Change[]> {
  const moves = anyAddress().map((address) => `changeAddress: ${address}` as const);
  const cancellations = anyString().map((reason) => `cancel: ${reason}` as const);
  return walks<Change>(fc.oneof(fc.constant('place' as const), cancellations, moves, moves), 8);
}

/** Calls of which each change is accepted and leads to a new status or to an address that is new. */
export function acceptedCalls(): fc.Arbitrary<Call[]> {
  const kinds = fc.constantFrom('place', 'cancel', 'move', 'move', 'move', 'popEvents', 'popEvents');
  return walks(kinds, 14).map((drawn) => {
    const model = new ExpectedOrder(orderO1);
    return drawn.flatMap((kind, i): Call[] => {
      if (kind === 'popEvents') return [kind];
      const moves = { place: 'place', cancel: `cancel: reason ${i}`, move: `changeAddress: ${i} Park Lane` } as const;
      if (!model.isChangedBy(moves[kind])) return [];
      model.change(moves[kind]);
      return [moves[kind]];
    });
  });
}

/** The same, without `popEvents`. */
export function acceptedChanges(): fc.Arbitrary<Change[]> {
  return acceptedCalls().map((calls) => calls.filter((call) => call !== 'popEvents'));
}

/** Addresses that are often the same, look-alikes, and any other strings. */
export function anyAddress(): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 2, arbitrary: fc.constantFrom('A', 'B') },
    { weight: 1, arbitrary: fc.constantFrom(...lookAlikes.flat()) },
    { weight: 1, arbitrary: anyString() },
  );
}
