import fc from 'fast-check';
import type { Failure } from '../support/failure.ts';
import {
  anyString,
  hostileStrings,
  integerEdges,
  lookAlikes,
  notWholeNumbers,
  twoKeys,
  wholeNumbers,
} from '../support/hostile.ts';
import { meddleWith } from '../support/meddle.ts';
import { show } from '../support/show.ts';
import { TodoError } from '../support/todo.ts';
import {
  type Command,
  InvalidNumberError,
  NotEnoughStockError,
  ProductCommands,
  ProductExistsError,
  UnknownProductError,
} from './product-commands.ts';
import type { ProductEvent } from './product-events.ts';
import type { ProductList, ProductListItem } from './product-list.ts';

export function nameCategory(categoryId: string, name: string): Command {
  return { type: 'NameCategory', categoryId, name };
}

export function addProduct(productId: string, name = 'Tea', price = 999, categoryId = 'c'): Command {
  return { type: 'AddProduct', productId, name, price, categoryId };
}

export function addStock(productId: string, quantity: number, reason = 'restocking'): Command {
  return { type: 'AddStock', productId, quantity, reason };
}

export function removeStock(productId: string, quantity: number): Command {
  return { type: 'RemoveStock', productId, quantity };
}

const eventTypes = {
  NameCategory: 'CategoryNamed',
  AddProduct: 'ProductAdded',
  AddStock: 'StockAdded',
  RemoveStock: 'StockRemoved',
} as const;

/** What an accepted command publishes. */
export function eventOf(command: Command): ProductEvent {
  return { ...command, type: eventTypes[command.type] } as ProductEvent;
}

/** What each event consists of. */
export const eventFields = {
  CategoryNamed: ['type', 'categoryId', 'name'],
  ProductAdded: ['type', 'productId', 'name', 'price', 'categoryId'],
  StockAdded: ['type', 'productId', 'quantity', 'reason'],
  StockRemoved: ['type', 'productId', 'quantity'],
} as const;

export const itemFields = ['id', 'name', 'displayPrice', 'category', 'quantity', 'availability'] as const;

/** The fields that the statement lists for an event or an item. Another law is about other fields. */
function picked(value: unknown, fields: readonly string[]): unknown {
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(fields.map((field) => [field, Reflect.get(value, field) as unknown]));
}

function plainEvent(event: ProductEvent): unknown {
  const { type } = Object(event) as { type: ProductEvent['type'] };
  return picked(event, eventFields[type] ?? ['type']);
}

/** What a list shows now. */
export function shownBy(list: ProductList): unknown[] {
  return Array.from(list.all(), plainItem);
}

export function plainItem(item: ProductListItem | undefined): unknown {
  return picked(item, itemFields);
}

/** Why the write side has to reject a command after it has accepted others. */
function rejectionOf(command: Command, accepted: readonly Command[]): string | undefined {
  if (command.type === 'NameCategory') return undefined;
  const { productId } = command;
  const exists = accepted.some((one) => one.type === 'AddProduct' && one.productId === productId);
  if (command.type === 'AddProduct') {
    if (exists) return `throws ProductExistsError for ${show(productId)}`;
    return isInteger(command.price, 0) ? undefined : invalidNumber('price', command.price);
  }
  if (!exists) return `throws UnknownProductError for ${show(productId)}`;
  if (!isInteger(command.quantity, 1)) return invalidNumber('quantity', command.quantity);
  const available = stockOf(accepted.map(eventOf), productId);
  if (command.type === 'AddStock' || command.quantity <= available) return undefined;
  return `throws NotEnoughStockError for ${show(productId)}, available ${available}`;
}

function invalidNumber(field: string, value: number): string {
  return `throws InvalidNumberError for ${field} ${show(value)}`;
}

function isInteger(value: number, min: number): boolean {
  return value >= min && value <= Number.MAX_SAFE_INTEGER && value % 1 === 0;
}

function stockOf(events: readonly ProductEvent[], productId: string): number {
  return events.reduce((sum, event) => {
    if (!('quantity' in event) || event.productId !== productId) return sum;
    return event.type === 'StockAdded' ? sum + event.quantity : sum - event.quantity;
  }, 0);
}

/** What a command leads to. */
export interface Effect {
  /** `accepted`, or what `handle` threw or returned. */
  outcome: string;
  published: unknown[];
}

/** What the write side has to do with these commands, if `publish` throws in some of its calls, counted from 1. */
export function expectedEffects(commands: readonly Command[], failingCalls: readonly number[] = []): Effect[] {
  const accepted: Command[] = [];
  let calls = 0;
  return commands.map((command) => {
    const rejection = rejectionOf(command, accepted);
    if (rejection) return { outcome: rejection, published: [] };
    calls += 1;
    if (failingCalls.includes(calls)) return { outcome: throwsFailure, published: [] };
    accepted.push(command);
    return { outcome: 'accepted', published: [eventOf(command)] };
  });
}

/** What the last of these commands has to lead to. */
export function expectedAfter(accepted: readonly Command[], command: Command): Effect {
  return expectedEffects([...accepted, command]).at(-1) as Effect;
}

/** Those commands that the write side accepts if it gets them in this order. */
export function acceptedOf(commands: readonly Command[]): Command[] {
  const effects = expectedEffects(commands);
  return commands.filter((_, i) => effects[i]?.outcome === 'accepted');
}

/** What a list has to show after these events. */
export function itemsAfter(events: readonly ProductEvent[]): ProductListItem[] {
  return events.flatMap((added) => {
    if (added.type !== 'ProductAdded') return [];
    const { productId: id, name, price, categoryId } = added;
    const named = events.findLast((one) => one.type === 'CategoryNamed' && one.categoryId === categoryId);
    const category = named && 'name' in named ? named.name : categoryId;
    const quantity = stockOf(events, id);
    const availability = quantity > 10 ? 'in_stock' : quantity > 0 ? 'low_stock' : 'out_of_stock';
    const cents = `${price % 100}`.padStart(2, '0');
    return { id, name, displayPrice: `$${Math.trunc(price / 100)}.${cents}`, category, quantity, availability };
  });
}

/**
 * What a list shows before the first event and after each one, also for ids that it does not have. It is asked several
 * times, so that a changed result can come back.
 */
export function viewsOf(list: ProductList, events: readonly ProductEvent[], times = 1): unknown[] {
  const ids = idsIn(events);
  return [undefined, ...events].flatMap((event) => {
    if (event) list.apply(event);
    return Array.from({ length: times }, () => ({
      all: shownBy(list),
      found: ids.map((id) => plainItem(list.find(id))),
    }));
  });
}

export function expectedViews(events: readonly ProductEvent[]): unknown[] {
  return [undefined, ...events].map((_, i) => {
    const all = itemsAfter(events.slice(0, i));
    return { all, found: idsIn(events).map((id) => all.find((item) => item.id === id)) };
  });
}

/** The names of all own properties, in alphabetical order. */
export function fieldsOf(value: unknown): unknown {
  return typeof value === 'object' && value !== null ? Reflect.ownKeys(value).map(String).toSorted() : value;
}

/** Fields that a type does not mention, although other types may. */
export const extraFields: readonly Record<string, unknown>[] = [
  { note: 'VIP' },
  { id: 'e1', version: 1 },
  { displayPrice: '$0.00', category: 'Sale', availability: 'in_stock' },
  { quantity: 3, price: 1, reason: 'sale', name: 'Sale', categoryId: 'k', productId: 'p9' },
];

const throwsFailure = 'throws what publish threw';

/** What subscribers do with an event that they receive. */
export const subscribers = ['only reads the events', 'changes the events'] as const;

export interface SessionOptions {
  subscriber?: (typeof subscribers)[number];
  /** Calls of `publish` that throw, counted from 1. */
  failingCalls?: readonly number[];
  failure?: Failure;
}

/** A write side of its own, with a subscriber that keeps what was published. */
export class Session {
  readonly #commands: ProductCommands;
  readonly #failure: Failure | undefined;
  /** Copies of all events in the order in which they were published. */
  readonly #published: ProductEvent[] = [];

  constructor({ subscriber, failingCalls = [], failure }: SessionOptions = {}) {
    let calls = 0;
    this.#failure = failure;
    this.#commands = new ProductCommands((event) => {
      calls += 1;
      if (failure && failingCalls.includes(calls)) throw failure.value;
      this.#published.push(event && copyOf(event));
      if (subscriber === 'changes the events') meddleWith(event);
    });
  }

  do(command: Command): Effect {
    const before = this.#published.length;
    const outcome = this.#outcomeOf(command);
    return { outcome, published: this.#published.slice(before).map(plainEvent) };
  }

  /** The effect of the last of these commands. */
  after(accepted: readonly Command[], command: Command): Effect {
    for (const one of accepted) this.do(one);
    return this.do(command);
  }

  /** Everything that was published, with all own properties. */
  get published(): readonly ProductEvent[] {
    return this.#published;
  }

  #outcomeOf(command: Command): string {
    try {
      const returned: unknown = this.#commands.handle(command);
      return returned === undefined ? 'accepted' : `returns ${show(returned)}`;
    } catch (error) {
      if (error instanceof TodoError) throw error;
      const isFailure = this.#failure && Object.is(this.#failure.value, error);
      return isFailure ? throwsFailure : describeError(error);
    }
  }
}

/**
 * What each of these commands would have led to if only the commands that were accepted before had been issued. A
 * rejected command publishes nothing.
 */
export function withoutRejected(commands: readonly Command[], effects: readonly Effect[]): Effect[] {
  return commands.map((command, i) => {
    const accepted = commands.slice(0, i).filter((_, j) => effects[j]?.outcome === 'accepted');
    const { outcome, published } = new Session().after(accepted, command);
    return { outcome, published: outcome === 'accepted' ? published : [] };
  });
}

/** A copy with all own properties, even hidden ones. */
function copyOf(event: ProductEvent): ProductEvent {
  return Object.defineProperties({}, Object.getOwnPropertyDescriptors(event)) as ProductEvent;
}

function describeError(error: unknown): string {
  if (error instanceof ProductExistsError) return `throws ProductExistsError for ${show(error.productId)}`;
  if (error instanceof UnknownProductError) return `throws UnknownProductError for ${show(error.productId)}`;
  if (error instanceof InvalidNumberError) return invalidNumber(error.field, error.value);
  if (error instanceof NotEnoughStockError) {
    return `throws NotEnoughStockError for ${show(error.productId)}, available ${error.available}`;
  }
  return error instanceof Error ? `throws ${error.name}: ${error.message}` : `throws ${show(error)}`;
}

/** The ids of a story, and the values that its commands have. */
interface Domain {
  products: readonly string[];
  categories: readonly string[];
  text: fc.Arbitrary<string>;
  price: fc.Arbitrary<number>;
  quantity: fc.Arbitrary<number>;
}

const ordinary: Domain = {
  products: ['p1', 'p2'],
  categories: ['c1', 'c2'],
  text: fc.constantFrom('Tea', 'Mug', 'Drinks'),
  price: fc.nat(20_000),
  quantity: fc.integer({ min: 1, max: 12 }),
};

function commandsIn({ products, categories, text, price, quantity }: Domain): fc.Arbitrary<Command> {
  const productId = fc.constantFrom(...products);
  const categoryId = fc.constantFrom(...categories);
  return fc.oneof(
    { weight: 3, arbitrary: fc.tuple(productId, text, price, categoryId).map((values) => addProduct(...values)) },
    { weight: 3, arbitrary: fc.tuple(productId, quantity, text).map((values) => addStock(...values)) },
    { weight: 2, arbitrary: fc.tuple(productId, quantity).map((values) => removeStock(...values)) },
    { weight: 2, arbitrary: fc.tuple(categoryId, text).map((values) => nameCategory(...values)) },
  );
}

const upTo = (maxLength: number) => ({ maxLength, size: 'max' }) as const;

/** Commands with ordinary values. Some of them have to be rejected. */
export function ordinaryCommands(): fc.Arbitrary<Command[]> {
  const values = mostly(ordinary.quantity, fc.constantFrom(0, -1, 1.5));
  return fc.array(commandsIn({ ...ordinary, quantity: values }), upTo(10));
}

/** Commands with ordinary values that are accepted one after the other. */
export function ordinaryAccepted(): fc.Arbitrary<Command[]> {
  return fc.array(commandsIn(ordinary), upTo(8)).map(acceptedOf);
}

/** Commands that are accepted one after the other, with any values, and then any other command. */
export function decisions(): fc.Arbitrary<{ accepted: Command[]; command: Command }> {
  const invalid = fc.constantFrom(...notWholeNumbers);
  const price = mostly(wholeNumbers(), invalid);
  const quantity = mostly(fc.oneof(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 2 ** 33 })), invalid);
  return anyDomain({ price, quantity }).chain((domain) =>
    fc.record(
      { accepted: fc.array(commandsIn(domain), upTo(6)).map(acceptedOf), command: commandsIn(domain) },
      { noNullPrototype: true },
    ),
  );
}

/** Events of a write side, with any values. */
export function histories(): fc.Arbitrary<ProductEvent[]> {
  const quantity = fc.oneof(fc.constantFrom(1, 9, 10, 11), fc.integer({ min: 1, max: 2 ** 33 }));
  return anyDomain({ price: wholeNumbers(), quantity }).chain((domain) =>
    fc.array(commandsIn(domain), upTo(10)).map((commands) => acceptedOf(commands).map(eventOf)),
  );
}

/** Two product ids and two category ids that are easily confused. */
function anyDomain(numbers: Pick<Domain, 'price' | 'quantity'>): fc.Arbitrary<Domain> {
  return fc
    .tuple(twoKeys(), twoKeys())
    .map(([products, categories]) => ({ products, categories, text: anyString(), ...numbers }));
}

function mostly<T>(usual: fc.Arbitrary<T>, rare: fc.Arbitrary<T>): fc.Arbitrary<T> {
  return fc.oneof({ weight: 6, arbitrary: usual }, { weight: 1, arbitrary: rare });
}

/** Commands with ordinary values for a shop that has some of the product `p1`. Most of them have to be rejected. */
export const checked: readonly Command[] = [
  ...[addProduct('p1'), addProduct('p2'), addProduct('p2', 'Mug', -1), addProduct('p2', 'Mug', 9.5)],
  ...[addStock('p3', 1), removeStock('p3', 1), addStock('p1', 1)],
  ...[addStock('p1', 0), addStock('p1', -1), addStock('p1', 1.5), removeStock('p1', 0), removeStock('p1', -1)],
  ...[removeStock('p1', 1), removeStock('p1', 2), removeStock('p1', 5), removeStock('p1', 6), removeStock('p1', 100)],
  // Several rows of the table apply to each of these.
  ...[addProduct('p1', 'Mug', -1), addStock('p3', -1), removeStock('p3', 0), removeStock('p1', 100.5)],
];

const max = Number.MAX_SAFE_INTEGER;

/** Decisions that a careless check gets wrong. */
export const trickyDecisions: readonly { accepted: Command[]; command: Command }[] = [
  ...notWholeNumbers.flatMap((value) => [
    { accepted: [], command: addProduct('a', 'Tea', value) },
    { accepted: [addProduct('a')], command: addStock('a', value) },
    { accepted: [addProduct('a'), addStock('a', 2)], command: removeStock('a', value) },
  ]),
  ...integerEdges.map((price) => ({ accepted: [], command: addProduct('a', 'Tea', price) })),
  ...integerEdges.slice(1).flatMap((edge) => [
    { accepted: [addProduct('a')], command: addStock('a', edge) },
    { accepted: [addProduct('a'), addStock('a', edge)], command: removeStock('a', edge) },
    { accepted: [addProduct('a'), addStock('a', edge - 1 || 1)], command: removeStock('a', max) },
  ]),
  ...lookAlikes.flatMap(([one, other]) => [
    { accepted: [addProduct(one)], command: addProduct(other) },
    { accepted: [addProduct(one)], command: addStock(other, 1) },
    { accepted: [addProduct(one), addProduct(other), addStock(one, 5)], command: removeStock(other, 1) },
  ]),
  ...hostileStrings.flatMap((id) => [
    { accepted: [], command: addStock(id, 1) },
    { accepted: [nameCategory(id, 'Drinks')], command: addProduct(id, id, 0, id) },
    { accepted: [addProduct(id, '', 0, '')], command: addProduct(id) },
    { accepted: [addProduct(id), addStock(id, 5, '')], command: removeStock(id, 5) },
  ]),
  { accepted: [nameCategory('a', 'Drinks')], command: nameCategory('a', 'Drinks') },
  { accepted: [nameCategory('a', 'Drinks')], command: addStock('a', 1) },
  { accepted: [addProduct('a')], command: addProduct('b', 'Tea', 999, 'c') },
  { accepted: [addProduct('a'), addStock('a', 5), removeStock('a', 5)], command: addStock('a', 1) },
  { accepted: [addProduct('a'), addStock('a', 5), removeStock('a', 5)], command: removeStock('a', 1) },
  { accepted: [addProduct('a'), addStock('a', 5), addStock('a', 5)], command: removeStock('a', 10) },
  { accepted: [addProduct('a'), addStock('a', 5), removeStock('a', 3)], command: removeStock('a', 3) },
];

/** Accepted commands with hostile strings and unusual numbers. */
export const trickyValues: readonly { accepted: Command[]; command: Command }[] = [
  ...hostileStrings.flatMap((text) => [
    { accepted: [], command: nameCategory(text, text) },
    { accepted: [], command: addProduct(text, text, 0, text) },
    { accepted: [addProduct(text)], command: addStock(text, 1, text) },
  ]),
  ...integerEdges.map((price) => ({ accepted: [], command: addProduct('a', 'Tea', price) })),
  ...integerEdges.slice(1).map((edge) => ({ accepted: [addProduct('a')], command: addStock('a', edge) })),
  ...integerEdges.slice(1).map((edge) => {
    return { accepted: [addProduct('a'), addStock('a', edge)], command: removeStock('a', edge) };
  }),
];

/** Histories in which a stale copy, a cache or a confused id gives itself away. */
export const trickyHistories: readonly ProductEvent[][] = [
  [addProduct('a'), addStock('a', 5), addStock('a', 100)],
  [addProduct('a'), addProduct('b'), nameCategory('c', 'Drinks'), nameCategory('c', 'Hot drinks')],
  [nameCategory('c', 'Drinks'), addProduct('a'), addProduct('b', 'Mug', 500, 'k'), nameCategory('k', 'Drinks')],
  [addProduct('a'), addProduct('b', 'Mug', 500, 'k'), nameCategory('c', 'k'), nameCategory('k', 'Kitchen')],
  [
    ...[nameCategory('c', 'Drinks'), nameCategory('k', 'Drinks'), addProduct('a'), addProduct('b', 'Mug', 1, 'k')],
    ...[nameCategory('k', 'Kitchen'), nameCategory('c', 'Hot drinks')],
  ],
  [addProduct('a', 'Tea', 999, 'a'), nameCategory('a', 'Drinks'), addStock('a', 3)],
  [nameCategory('c', 'Drinks'), addProduct('a'), nameCategory('c', ''), addProduct('b')],
  [addProduct('b'), addProduct('a'), addStock('b', 3), nameCategory('c', 'Drinks'), addProduct('10'), addProduct('2')],
  [addProduct('a'), addStock('a', 11), removeStock('a', 1), removeStock('a', 9), removeStock('a', 1), addStock('a', 1)],
  [addProduct('a'), addStock('a', 5), addStock('a', 5), addStock('a', 5), addProduct('b')],
  [addProduct('a', '', 0, ''), nameCategory('', 'Drinks'), addStock('a', 1, '')],
  [addProduct('a'), addProduct('b', 'Tea'), addStock('a', 1), nameCategory('x', 'Unused')],
  [addProduct('A'), addProduct('a'), addStock('a', 3), removeStock('a', 1), addStock('A', 4), removeStock('A', 2)],
].map((commands) => commands.map(eventOf));

/** A history for each string and each number that is easily shown wrongly. */
export const unusualHistories: readonly ProductEvent[][] = [
  ...hostileStrings.map((text) => [
    ...[addProduct(text, text, 5, text), addProduct('a', 'Tea', 999, 'a'), nameCategory(text, 'Drinks')],
    ...[nameCategory('a', text), addStock(text, 2)],
  ]),
  ...lookAlikes.map(([one, other]) => [
    ...[nameCategory(one, 'Drinks'), nameCategory(other, 'Kitchen')],
    ...[addProduct('a', 'Tea', 999, one), addProduct('b', 'Mug', 500, other)],
  ]),
  ...lookAlikes.map(([one, other]) => [
    ...[addProduct(one, 'Tea', 999, one), addProduct(other, 'Mug', 500, other), addStock(other, 3), addStock(one, 5)],
    removeStock(one, 2),
    ...[nameCategory(one, 'Drinks'), nameCategory(other, 'Kitchen')],
  ]),
  ...[...integerEdges, 10, 100, 1_000, 99_999_999, 123_456_789, 7_456_738_533_398_490].map((price) => [
    addProduct('a', 'Tea', price),
  ]),
  ...integerEdges.slice(1).map((edge) => [addProduct('a'), addStock('a', edge), removeStock('a', edge)]),
].map((commands) => acceptedOf(commands).map(eventOf));

/** All ids in a history, and one that is not in it. */
export function idsIn(events: readonly ProductEvent[]): string[] {
  const ids = events.flatMap((event) => [
    ...('productId' in event ? [event.productId] : []),
    ...('categoryId' in event ? [event.categoryId] : []),
  ]);
  return [...new Set([...ids, 'unknown', 'toString'])];
}

/** Errors that a careless `catch` takes for its own. */
export const ownErrors = {
  'an UnknownProductError': () => new UnknownProductError('p1'),
  'a ProductExistsError': () => new ProductExistsError('p1'),
};

/** Stories with failed commands after which leftovers show. */
export const failingStories: readonly Command[][] = [
  [addProduct('p1'), addStock('p1', 5), removeStock('p1', 6), removeStock('p1', 5), removeStock('p1', 1)],
  [addProduct('p1', 'Tea', -1), addStock('p1', 1), addProduct('p1'), addStock('p1', 1)],
  [addStock('p1', 3), addProduct('p1'), removeStock('p1', 1)],
  [addProduct('p1'), addStock('p1', 2), addProduct('p1'), removeStock('p1', 2)],
  [addProduct('p1'), addStock('p1', -1), addStock('p1', 1.5), removeStock('p1', -4), removeStock('p1', 1)],
  [
    addProduct('p1'),
    addProduct('p1'),
    addStock('p1', 2),
    addStock('p1', 2),
    removeStock('p1', 4),
    removeStock('p1', 2),
  ],
  [nameCategory('c', 'Drinks'), nameCategory('c', 'Drinks'), addProduct('p1'), addProduct('p2'), addStock('p2', 1)],
];
