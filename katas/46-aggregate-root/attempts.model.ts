import { show } from '../support/show.ts';
import { thrownBy } from '../support/thrown.ts';
import {
  add,
  type Call,
  callText,
  change,
  confirm,
  errorText,
  make,
  remove,
  stateText,
  textOf,
} from './aggregate-root.model.ts';
import { type LineItem, Order } from './aggregate-root.ts';

/** An order on which calls were made, and all that it returned on the way. */
interface Run {
  order: Order;
  returned: Map<string, unknown>;
}

interface Attempt {
  text: string;
  act: (run: Run) => unknown;
}

const extra: LineItem = { productId: 'x', unitPrice: 1, quantity: 1 };

/** Finds something in a run. */
type Find = (run: Run) => unknown;

const getters = ['id', 'status', 'items', 'total'];
const methods = ['addItem', 'changeQuantity', 'removeItem', 'confirm'];

/**
 * The first attempts that change an order, with what the order shows or does afterwards.
 *
 * @param on what the attempts are made on: values that listed members returned, or all else that the order has
 */
export function successfulAttempts(
  limit: number,
  calls: readonly Call[],
  on: 'returned values' | 'the order',
): string[] {
  const start = () => startRun(limit, calls);
  const expected = futureOf(start().order);
  const attempts = on === 'the order' ? attemptsOnOrder(start) : attemptsOnReturned(start);
  const successful: string[] = [];
  for (const { text, act } of attempts) {
    const run = start();
    thrownBy(() => act(run));
    const difference = futureOf(run.order).find((line, i) => line !== expected[i]);
    if (difference !== undefined) successful.push(`${text} → ${difference}`);
    if (successful.length === 4) break;
  }
  return successful;
}

function startRun(limit: number, calls: readonly Call[]): Run {
  const order = new Order('o1', limit);
  const returned = new Map([[calls.length === 0 ? 'order.items' : '(items of the new order)', order.items as unknown]]);
  calls.forEach((call, i) => {
    const error = thrownBy(() => returned.set(`(the result of call ${i + 1})`, make(order, call, undefined)));
    errorText(error);
    returned.set(i === calls.length - 1 ? 'order.items' : `(items after call ${i + 1})`, order.items);
    textOf(() => stateText(order, 'all'));
  });
  return { order, returned };
}

/** What an order shows, and how it reacts to further calls. */
function futureOf(order: Order): string[] {
  const calls = [add('z', 1, 1), change('a', 5), remove('b'), add('b', 1, 1), confirm, remove('a')];
  const state = () => textOf(() => stateText(order, 'all'));
  return [
    state(),
    ...calls.map((call) => `${callText(call)} ${errorText(thrownBy(() => make(order, call, undefined)))}; ${state()}`),
  ];
}

function attemptsOnReturned(start: () => Run): Attempt[] {
  // What was returned last comes first, because its attempts are the easiest to understand.
  return [...start().returned.keys()]
    .toReversed()
    .flatMap((text) => attemptsOn(text, ({ returned }) => returned.get(text), start, 4));
}

function attemptsOnOrder(start: () => Run): Attempt[] {
  const { order } = start();
  const keys = [...new Set([...getters, ...keysOf(order)])].filter((key) => !methods.includes(String(key)));
  const statics = Reflect.ownKeys(order.constructor).filter(
    (key) => !['length', 'name', 'prototype'].includes(String(key)),
  );
  return [
    ...keys.flatMap((key) =>
      attemptsOnMember('order', (run) => run.order, key, start, getters.includes(String(key)) ? 0 : 4),
    ),
    ...statics.flatMap((key) => {
      const find: Find = (run) => Reflect.get(run.order.constructor, key);
      const text = `Order${keyText(key)}`;
      return typeof find(start()) === 'function'
        ? staticArguments.flatMap(([args, list]) =>
            attemptsByCall(`${text}(${args})`, (run) => call(run.order.constructor, key, list(run)), start, 4),
          )
        : attemptsOn(text, find, start, 4);
    }),
  ];
}

/** Attempts on a value and on all that it holds or returns. */
function attemptsOn(text: string, find: Find, start: () => Run, depth: number): Attempt[] {
  const value = foundIn(find, start);
  if (depth === 0 || typeof value !== 'object' || value === null || shared.has(value)) return [];
  const isIterator = 'next' in value && Symbol.iterator in value;
  const members = (isIterator ? [] : keysOf(value))
    .filter((key) => !(Array.isArray(value) && key === 'length'))
    .flatMap((key) => attemptsOnMember(text, find, key, start, depth));
  if (Array.isArray(value)) return [...members, ...listAttempts(text, find)];
  if (!(Symbol.iterator in value)) return members;
  const held = (run: Run) => elementsOf(find(run));
  const count = (foundIn(held, start) as unknown[] | undefined)?.length ?? 0;
  return [
    ...members,
    ...('clear' in value ? [{ text: `${text}.clear()`, act: (run: Run) => call(find(run), 'clear', []) }] : []),
    ...Array.from({ length: count }, (_, i) =>
      attemptsOn(`[...${text}][${i}]`, (run) => held(run)[i], start, depth - 1),
    ).flat(),
  ];
}

function attemptsOnMember(text: string, find: Find, key: PropertyKey, start: () => Run, depth: number): Attempt[] {
  const get: Find = (run) => Reflect.get(find(run) as object, key);
  const path = `${text}${keyText(key)}`;
  const value = foundIn(get, start);
  if (typeof value === 'function') {
    return depth === 0
      ? []
      : callArguments
          .slice(0, depth < 3 ? 2 : undefined)
          .flatMap(([args, list]) =>
            attemptsByCall(`${path}(${args})`, (run) => call(find(run), key, list), start, depth),
          );
  }
  const assigned = otherThan(value);
  return [
    { text: `${path} = ${show(assigned)}`, act: (run) => Reflect.set(find(run) as object, key, assigned) },
    { text: `delete ${path}`, act: (run) => Reflect.deleteProperty(find(run) as object, key) },
    ...(depth === 0 ? [] : attemptsOn(path, get, start, depth - 1)),
  ];
}

function attemptsByCall(text: string, find: Find, start: () => Run, depth: number): Attempt[] {
  return [{ text, act: find }, ...attemptsOn(text, find, start, depth - 1)];
}

function listAttempts(text: string, find: Find): Attempt[] {
  return [
    { text: `${text}.push(an item)`, act: (run) => Array.prototype.push.call(find(run), { ...extra }) },
    { text: `${text}.length = 0`, act: (run) => Reflect.set(find(run) as object, 'length', 0) },
    { text: `${text}.reverse()`, act: (run) => Array.prototype.reverse.call(find(run)) },
  ];
}

/** Arguments for methods that the statement does not list. Deeper down, only the first two are tried. */
const callArguments: [text: string, args: unknown[]][] = [
  ...[[], [1], ['DRAFT'], ['CONFIRMED'], ['a'], ['a', 1], [0, 1], [false], [[]]].map((args): [string, unknown[]] => [
    args.map((arg) => show(arg)).join(', '),
    args,
  ]),
  ['an item', [{ ...extra }]],
  ['a callback that changes its arguments', [(...given: unknown[]) => given.forEach(spoil)]],
];

const staticArguments: [text: string, args: (run: Run) => unknown[]][] = [
  ['order', ({ order }) => [order]],
  ["order, 'a'", ({ order }) => [order, 'a']],
  ["order, 'a', 1", ({ order }) => [order, 'a', 1]],
  ["'o1'", () => ['o1']],
];

/** Assigns to every property of a value. */
function spoil(value: unknown): void {
  if (typeof value !== 'object' || value === null || shared.has(value)) return;
  if (Array.isArray(value)) value.forEach(spoil);
  for (const key of keysOf(value)) thrownBy(() => Reflect.set(value, key, otherThan(Reflect.get(value, key))));
}

function otherThan(value: unknown): unknown {
  if (typeof value === 'number') return value === 1 ? 2 : 1;
  if (typeof value === 'boolean') return !value;
  if (typeof value === 'string') return value === 'DRAFT' ? 'CONFIRMED' : 'DRAFT';
  if (Array.isArray(value)) return [];
  return typeof value === 'object' && value !== null && 'productId' in value ? { ...extra } : undefined;
}

/** What is found in a new run. A caller may always use the order itself, so that one does not count. */
function foundIn(find: Find, start: () => Run): unknown {
  let found: unknown;
  thrownBy(() => {
    const run = start();
    found = find(run);
    if (found === run.order) found = undefined;
  });
  return found;
}

function call(self: unknown, key: PropertyKey, args: unknown[]): unknown {
  return Reflect.apply(Reflect.get(self as object, key) as () => unknown, self, args);
}

/** What a value yields, up to a limit that stops endless generators. */
function elementsOf(value: unknown): unknown[] {
  const elements: unknown[] = [];
  for (const element of value instanceof Map ? value.values() : (value as Iterable<unknown>)) {
    elements.push(element);
    if (elements.length === 10) break;
  }
  return elements;
}

/** The members of a value, inherited ones too, except what every object, array or map has. */
function keysOf(value: object): PropertyKey[] {
  const keys = new Set<PropertyKey>();
  for (let at: object | null = value; at !== null && !shared.has(at); at = Object.getPrototypeOf(at) as object | null)
    for (const key of Reflect.ownKeys(at)) keys.add(key);
  keys.delete('constructor');
  return [...keys];
}

function keyText(key: PropertyKey): string {
  if (typeof key === 'symbol') return `[${String(key)}]`;
  return /^\d+$/.test(String(key)) ? `[${String(key)}]` : `.${String(key)}`;
}

/** Objects that belong to the language. */
const shared: ReadonlySet<unknown> = new Set(
  Object.values(Object.getOwnPropertyDescriptors(globalThis)).flatMap(({ value }: PropertyDescriptor) =>
    typeof value === 'function' ? [value, value.prototype] : [value],
  ),
);
