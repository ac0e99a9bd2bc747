import fc from 'fast-check';
import { createHandClock } from '../support/clock.ts';
import { amounts, ids, walks } from '../support/generators.ts';
import { meddleWith } from '../support/meddle.ts';
import { nothingThrown, thrownBy } from '../support/thrown.ts';
import {
  DispatchError,
  type DomainEvent,
  EventDispatcher,
  Order,
  type OrderEvent,
  type OrderStatus,
  OrderStatusError,
} from './domain-events.ts';

/** Lines and details that can be changed after they were handed in. */
export interface Line {
  product: string;
  price: number;
}

export interface Details {
  id: string;
  customerId: string;
  lines: Line[];
}

/** A call to an order as plain data. */
export type Call =
  { call: 'addLine'; line: Line } | { call: 'place' } | { call: 'cancel'; reason: string } | { call: 'popEvents' };

export const place: Call = { call: 'place' };
export const popEvents: Call = { call: 'popEvents' };
export const addCup: Call = { call: 'addLine', line: { product: 'cup', price: 500 } };

export function cancel(reason: string): Call {
  return { call: 'cancel', reason };
}

/** What is tried to change after each call, by someone who should not be able to. */
export type Meddling = 'nothing' | 'what was handed in' | 'events' | 'popped lists' | 'what lines returned';

/** What one call to an order led to. */
export interface Step {
  /** How it ended: `place: done`. */
  answer: string;
  /** The order right after it: `PLACED, 'tea' 300, total 300`. */
  state: string;
  /** What was popped, if that was the call; read when it is compared, so that later changes show. */
  popped?: readonly OrderEvent[];
}

const start = 100;

/** Calls an order, with a clock that goes on by 1 before each call. */
export function play(given: Details, givenCalls: readonly Call[], meddling: Meddling = 'nothing'): Step[] {
  // Copies: what is changed here must not change what the model is told.
  const [details, calls] = [structuredClone(given), structuredClone(givenCalls)];
  const clock = createHandClock(start);
  const order = new Order(details, clock.now);
  if (meddling === 'what was handed in') meddleWith(details, names);
  return calls.map((call) => {
    clock.advance(1);
    let popped: readonly OrderEvent[] | undefined;
    const error = thrownBy(() => (popped = perform(order, call)));
    if (meddling === 'what was handed in' && call.call === 'addLine') meddleWith(call.line, names);
    if (meddling === 'what lines returned') meddleWith(order.lines, names);
    if (meddling === 'events') popped?.forEach((event) => meddleWith(event, names));
    if (meddling === 'popped lists') popped = copyThenEmpty(popped);
    const answer = `${call.call}: ${error === nothingThrown ? 'done' : refusal(error)}`;
    const state = stateLine(order.status, order.lines, order.total);
    return { answer, state, ...(popped ? { popped } : {}) };
  });
}

function perform(order: Order, call: Call): readonly OrderEvent[] | undefined {
  if (call.call === 'popEvents') return order.popEvents();
  if (call.call === 'addLine') order.addLine(call.line);
  else if (call.call === 'place') order.place();
  else order.cancel(call.reason);
  return undefined;
}

const allowed: Record<'addLine' | 'place' | 'cancel', OrderStatus[]> = {
  addLine: ['PENDING', 'PLACED'],
  place: ['PENDING'],
  cancel: ['PLACED'],
};

/** The model: what these calls lead to, worked out from the data alone. */
export function foretold({ id, customerId, lines: first }: Details, calls: readonly Call[]): Step[] {
  let [status, lines]: [OrderStatus, readonly Line[]] = ['PENDING', first];
  let waiting: OrderEvent[] = [];
  return calls.map((call, i) => {
    const occurredAt = start + i + 1;
    if (call.call === 'popEvents') {
      const popped = waiting;
      waiting = [];
      return { answer: 'popEvents: done', state: stateLine(status, lines, sum(lines)), popped };
    }
    if (!allowed[call.call].includes(status)) {
      const error = new OrderStatusError(id, call.call, status);
      return { answer: `${call.call}: ${refusal(error)}`, state: stateLine(status, lines, sum(lines)) };
    }
    if (call.call === 'addLine') {
      lines = [...lines, call.line];
      waiting.push({ type: 'OrderLineAdded', occurredAt, orderId: id, line: call.line, total: sum(lines) });
    } else if (call.call === 'place') {
      status = 'PLACED';
      waiting.push({ type: 'OrderPlaced', occurredAt, orderId: id, customerId, lines, total: sum(lines) });
    } else {
      status = 'CANCELLED';
      waiting.push({ type: 'OrderCancelled', occurredAt, orderId: id, reason: call.reason });
    }
    return { answer: `${call.call}: done`, state: stateLine(status, lines, sum(lines)) };
  });
}

/** How each call ended and what it left: `place: done; PLACED, 'tea' 300, total 300`. */
export function storyOf(steps: readonly Step[]): string[] {
  return steps.map(({ answer, state }) => `${answer}; ${state}`);
}

/** Each list of events that was popped, told as they are now. */
export function popsOf(steps: readonly Step[], tell: (event: OrderEvent) => string): string[][] {
  return steps.flatMap(({ popped }) => (popped ? [Array.from(popped, (event) => tell(event))] : []));
}

/** An event in words: `OrderCancelled of 'o1' at 103: reason 'too late'`. */
export function toldWithTime(event: OrderEvent): string {
  return told(event, ` at ${event.occurredAt}`);
}

/** The same without the time: `OrderCancelled of 'o1': reason 'too late'`. */
export function told(event: OrderEvent, time = ''): string {
  const head = `${event.type} of ${quoted(event.orderId)}${time}`;
  if (event.type === 'OrderCancelled') return `${head}: reason ${quoted(event.reason)}`;
  if (event.type === 'OrderLineAdded') return `${head}: ${lineText(event.line)}, total ${event.total}`;
  return `${head}: customer ${quoted(event.customerId)}, ${linesText(event.lines)}, total ${event.total}`;
}

/** Which event it is, without what the order was at the time: `OrderLineAdded 'tea' 300`. */
export function brief(event: OrderEvent): string {
  if (event.type === 'OrderCancelled') return `${event.type} ${quoted(event.reason)}`;
  return event.type === 'OrderLineAdded' ? `${event.type} ${lineText(event.line)}` : event.type;
}

function stateLine(status: OrderStatus, lines: readonly Line[], total: number): string {
  return `${status}, ${linesText(lines)}, total ${total}`;
}

function linesText(lines: readonly Line[]): string {
  if (!Array.isArray(lines)) return `lines ${quoted(lines)}`;
  return lines.length === 0 ? 'no lines' : lines.map(lineText).join(' and ');
}

function lineText(line: Line): string {
  return typeof line === 'object' ? `${quoted(line.product)} ${line.price}` : `line ${quoted(line)}`;
}

function refusal(error: unknown): string {
  if (!(error instanceof OrderStatusError)) return `throws ${String(error)}`;
  return `OrderStatusError for ${quoted(error.orderId)}, ${error.action} while ${error.status}`;
}

/** Text in quotes; whatever else stands where text should, as JSON. */
function quoted(value: unknown): string {
  return typeof value === 'string' ? `'${value}'` : JSON.stringify(value);
}

function sum(lines: readonly Line[]): number {
  return lines.reduce((total, { price }) => total + price, 0);
}

const names = [
  'type',
  'occurredAt',
  'orderId',
  'customerId',
  'reason',
  'line',
  'lines',
  'total',
  'id',
  'product',
  'price',
];

function copyThenEmpty<T>(list: readonly T[] | undefined): readonly T[] | undefined {
  const copy = list && [...list];
  if (list) Reflect.set(list, 'length', 0);
  return copy;
}

/** How the handlers of one name react to each event. */
export type Reaction = 'works' | 'throws at first' | 'throws undefined at first' | 'always throws';

/** What is done to a dispatcher, as plain data. The events dispatched are numbered: 1, 2, 3. */
export type Action =
  { call: 'register'; handler: string; type: string } | { call: 'dispatch'; types: string[] } | { call: 'redeliver' };

export const redeliver: Action = { call: 'redeliver' };

export function register(handler: string, type: string): Action {
  return { call: 'register', handler, type };
}

export function dispatch(...types: string[]): Action {
  return { call: 'dispatch', types };
}

/** The handlers most stories begin with. */
export const mailAndStock = [register('mail', 'Placed'), register('stock', 'Placed')];

export const typeNames = ['Placed', 'placed', 'constructor', '__proto__', ''] as const;

export type Reactions = Readonly<Record<string, Reaction>>;

/** What happens at a dispatcher, line by line: calls of handlers, and how each call of the dispatcher ends. */
export function deliver(actions: readonly Action[], reactions: Reactions = {}): string[] {
  const trace: (() => string)[] = [];
  const { react, nameOf } = createReactions(reactions);
  const functions = new Map<string, (event: DomainEvent) => void>();
  const handlerOf = (name: string) => {
    const known = functions.get(name);
    if (known) return known;
    const handler = (event: DomainEvent): void => {
      const label = labelOf(event);
      trace.push(() => `${name} gets ${label}`);
      react(name, event);
    };
    functions.set(name, handler);
    return handler;
  };
  const dispatcher = new EventDispatcher<DomainEvent>();
  const count = { events: 0 };
  for (const action of actions) {
    const error = { thrown: undefined as unknown };
    const list = action.call === 'dispatch' ? eventsOf(action.types, count) : [];
    error.thrown = thrownBy(() => {
      if (action.call === 'register') dispatcher.register(action.type, handlerOf(action.handler));
      else if (action.call === 'dispatch') dispatcher.dispatch(list);
      else dispatcher.redeliver();
    });
    // The list is the caller's: from here on it holds nothing.
    Reflect.set(list, 'length', 0);
    // Errors are read at the end, when everything that could have changed them has happened.
    trace.push(
      () => `${action.call} ${error.thrown === nothingThrown ? 'returns' : failureText(error.thrown, nameOf)}`,
    );
  }
  return trace.map((line) => line());
}

/** The model of a dispatcher: what it does with its handlers, worked out from the data alone. */
export function deliveriesForetold(actions: readonly Action[], reactions: Reactions = {}): string[] {
  const trace: string[] = [];
  const { react, nameOf } = createReactions(reactions);
  const registered: { name: string; type: string }[] = [];
  const count = { events: 0 };
  let kept: { name: string; event: DomainEvent }[] = [];

  function call(calls: typeof kept, by: string): typeof kept {
    const failures: string[] = [];
    const failed = calls.filter(({ name, event }) => {
      trace.push(`${name} gets ${labelOf(event)}`);
      let works = true;
      try {
        react(name, event);
      } catch (cause) {
        works = false;
        failures.push(`${labelOf(event)}: ${nameOf(cause)}`);
      }
      return !works;
    });
    trace.push(failures.length > 0 ? `${by} throws DispatchError of [${failures.join('; ')}]` : `${by} returns`);
    return failed;
  }

  for (const action of actions) {
    if (action.call === 'redeliver') kept = call(kept, 'redeliver');
    if (action.call === 'register') {
      registered.push({ name: action.handler, type: action.type });
      trace.push('register returns');
    }
    if (action.call !== 'dispatch') continue;
    const calls = eventsOf(action.types, count).flatMap((event) =>
      registered.filter(({ type }) => type === event.type).map(({ name }) => ({ name, event })),
    );
    kept = [...kept, ...call(calls, 'dispatch')];
  }
  return trace;
}

/** Handlers that fail as told, and the names of what they threw. */
function createReactions(reactions: Reactions) {
  const tries = new Map<string, number>();
  const causes = new Map<unknown, string>([[undefined, 'undefined']]);
  return {
    react(name: string, event: DomainEvent): void {
      const key = `${name} on ${labelOf(event)}`;
      const attempt = (tries.get(key) ?? 0) + 1;
      tries.set(key, attempt);
      const reaction = reactions[name] ?? 'works';
      if (reaction === 'works' || (reaction !== 'always throws' && attempt > 1)) return;
      if (reaction === 'throws undefined at first') throw undefined;
      const error = new Error(`${name} failed on call ${attempt}`);
      causes.set(error, error.message);
      throw error;
    },
    nameOf: (cause: unknown) => causes.get(cause) ?? `another error (${String(cause)})`,
  };
}

function failureText(error: unknown, nameOf: (cause: unknown) => string): string {
  if (!(error instanceof DispatchError)) return `throws ${nameOf(error)}`;
  const failures = error.failures.map(({ event, cause }) => `${labelOf(event)}: ${nameOf(cause)}`);
  return `throws DispatchError of [${failures.join('; ')}]`;
}

function labelOf({ type, occurredAt }: DomainEvent): string {
  return `${quoted(type)} #${occurredAt}`;
}

/** Events of these types; their numbers go on from what was counted before. */
function eventsOf(types: readonly string[], count: { events: number }): DomainEvent[] {
  return types.map((type) => ({ type, occurredAt: (count.events += 1) }));
}

export function lines(): fc.Arbitrary<Line> {
  return fc.record({ product: fc.constantFrom('tea', 'cup', ''), price: amounts(1000) }, { noNullPrototype: true });
}

export function orders(): fc.Arbitrary<Details> {
  return fc.record(
    { id: ids(), customerId: ids(), lines: fc.array(lines(), { maxLength: 2 }) },
    { noNullPrototype: true },
  );
}

/** Calls of these kinds, in any order. */
export function callsOf(...kinds: Call['call'][]): fc.Arbitrary<Call[]> {
  const all: Record<Call['call'], fc.Arbitrary<Call>> = {
    addLine: lines().map((line) => ({ call: 'addLine', line })),
    place: fc.constant(place),
    cancel: fc.constantFrom('', 'too late', '__proto__').map(cancel),
    popEvents: fc.constant(popEvents),
  };
  return walks(fc.oneof(...kinds.map((kind) => all[kind])), 6);
}

/** Whatever can be done to a dispatcher, with types that are easily taken for one another. */
export function actionsOf(...kinds: Action['call'][]): fc.Arbitrary<Action[]> {
  const types = fc.constantFrom(...typeNames, 'Placed');
  const all: Record<Action['call'], fc.Arbitrary<Action>> = {
    register: fc.tuple(fc.constantFrom('mail', 'stock', 'audit'), types).map(([name, type]) => register(name, type)),
    dispatch: fc.array(types, { maxLength: 3 }).map((list) => dispatch(...list)),
    redeliver: fc.constant(redeliver),
  };
  return walks(fc.oneof(...kinds.map((kind) => all[kind])), 6);
}

/** What is drawn, with something before and after it. */
export function between<T>(first: readonly T[], drawn: fc.Arbitrary<T[]>, last: readonly T[]): fc.Arbitrary<T[]> {
  return drawn.map((list) => [...first, ...list, ...last]);
}
