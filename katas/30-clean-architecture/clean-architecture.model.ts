import fc from 'fast-check';
import { ids, invalidAmounts } from '../support/generators.ts';
import { ticks } from '../support/settle.ts';
import { show } from '../support/show.ts';
import { thrownBy } from '../support/thrown.ts';
import { TodoError } from '../support/todo.ts';
import { Order, type OrderItem } from './entities.ts';
import type { HttpResponse } from './interface-adapters.ts';
import { createInMemoryOrders } from './main.ts';
import type { OrderRepository } from './use-cases.ts';

export interface OrderRecipe {
  customerId: string;
  items: OrderItem[];
}

interface BadOrder {
  field: string;
  order: OrderRecipe;
}

type Request = { place: OrderRecipe } | { placeBad: BadOrder } | { show: string };

export const plain: OrderRecipe = { customerId: 'c1', items: [{ productId: 'p1', price: 1000, quantity: 2 }] };

export function orders(): fc.Arbitrary<OrderRecipe> {
  const item = record({ productId: ids(), price: prices(), quantity: fc.integer({ min: 1, max: 9 }) });
  return record({ customerId: ids(), items: fc.array(item, { minLength: 1, maxLength: 4 }) });
}

/** Mostly above 0, and never down to it in a counterexample: a free item hides a wrong total. */
function prices(): fc.Arbitrary<number> {
  const small = fc.integer({ min: 1, max: 5 });
  const large = fc.integer({ min: 1, max: 100_000 });
  return fc.oneof(
    { weight: 4, arbitrary: small },
    { weight: 4, arbitrary: large },
    { weight: 1, arbitrary: fc.constant(0) },
  );
}

/** One thing is wrong with each, in an item at any place. */
export function badOrders(): fc.Arbitrary<BadOrder> {
  const zeroOrInvalid = fc.oneof(fc.constant(0), invalidAmounts());
  const wrong = fc.oneof(
    record({ field: fc.constant('price'), price: invalidAmounts(), quantity: fc.constant(2) }),
    record({ field: fc.constant('quantity'), price: fc.constant(5), quantity: zeroOrInvalid }),
    record({ field: fc.constant('total'), price: fc.constant(2 ** 52), quantity: fc.constant(2) }),
  );
  const empty = orders().map((order) => ({ field: 'items', order: { ...order, items: [] } }));
  const one = fc.tuple(orders(), fc.nat(4), wrong).map(([order, position, { field, price, quantity }]) => ({
    field,
    order: { ...order, items: withItem(order, position, { productId: 'bad', price, quantity }) },
  }));
  return fc.oneof({ weight: 1, arbitrary: empty }, { weight: 4, arbitrary: one });
}

export function withItem({ items }: OrderRecipe, position: number, item: OrderItem): OrderItem[] {
  return items.toSpliced(position, 0, item);
}

const idPool = ['a', 'A', '', '__proto__', 'constructor', 'toString'];

export function idLists(): fc.Arbitrary<string[]> {
  return fc.shuffledSubarray(idPool, { minLength: idPool.length });
}

export function requests(): fc.Arbitrary<Request[]> {
  const place = record({ place: orders() });
  const placeBad = record({ placeBad: badOrders() });
  const show = record({ show: fc.constantFrom(...idPool) });
  const one = fc.oneof(
    { weight: 3, arbitrary: place },
    { weight: 1, arbitrary: placeBad },
    { weight: 4, arbitrary: show },
  );
  return fc.array<Request>(one, { minLength: 1, maxLength: 12, size: 'max' });
}

function record<T>(parts: { [K in keyof T]: fc.Arbitrary<T[K]> }): fc.Arbitrary<T> {
  return fc.record<T>(parts, { noNullPrototype: true }) as fc.Arbitrary<T>;
}

/** A generator that gives the ids of a list in turn, then others; it never repeats itself. */
export function idsFrom(list: readonly string[]) {
  const given: string[] = [];
  const nextId = () => {
    const id = list[given.length] ?? `ord-${given.length + 1}`;
    given.push(id);
    return id;
  };
  return { nextId, given, next: (count: number) => Array.from({ length: count }, nextId) };
}

/** Keeps the very orders it is given, newest first; `onSave` and `onFind` run before anything else. */
export function listRepository(onSave?: () => unknown, onFind?: () => unknown): OrderRepository & { saved: Order[] } {
  const saved: Order[] = [];
  return {
    saved,
    save: async (order) => {
      await onSave?.();
      saved.unshift(order);
    },
    findById: async (orderId) => {
      await onFind?.();
      return saved.find(({ id }) => id === orderId);
    },
  };
}

/** Keeps text, as a database would, and builds the order anew whenever it is asked for it. */
function rowRepository(): OrderRepository {
  const rows: string[] = [];
  return {
    save: async ({ id, customerId, items }) => void rows.push(JSON.stringify({ id, customerId, items })),
    findById: async (orderId) => {
      const row = rows.map((one) => JSON.parse(one) as OrderRecipe & { id: string }).find(({ id }) => id === orderId);
      return row && new Order(row.id, row.customerId, row.items);
    },
  };
}

export const repositories = {
  'none given': () => ({}),
  'createInMemoryOrders()': () => ({ repository: createInMemoryOrders() }),
  'a list': () => ({ repository: listRepository() }),
  'rows of text': () => ({ repository: rowRepository() }),
  'a slow list': () => ({
    repository: listRepository(
      () => ticks(20),
      () => ticks(20),
    ),
  }),
};
export const repositoryKinds = Object.keys(repositories) as (keyof typeof repositories)[];

export const breakdowns = [
  'save throws',
  'save rejects',
  'findById throws',
  'findById rejects',
  'nextId throws',
] as const;

/** A repository and a generator of which one call fails until it is mended. */
export function brokenPort(when: (typeof breakdowns)[number], failure: Failure) {
  const { save, findById } = listRepository();
  let broken = true;
  const via = <T>(call: string, go: () => T): T => {
    if (broken && when === `${call} throws`) throw thingOf(failure);
    if (broken && when === `${call} rejects`) return Promise.reject(thingOf(failure)) as T;
    return go();
  };
  return {
    repository: {
      save: (order: Order) => via('save', () => save(order)),
      findById: (id: string) => via('findById', () => findById(id)),
    },
    nextId: () => via('nextId', () => 'ord-1'),
    mend: () => void (broken = false),
  };
}

const things = {
  'an error': () => new Error('connect ECONNREFUSED db.internal:5432'),
  'a TypeError': () => new TypeError("Cannot read properties of undefined (reading 'rows')"),
  'a text': () => 'db.internal is down',
  null: () => null,
  undefined: () => undefined,
  'an object with a status': () => ({ status: 404, message: 'db.internal', field: 'price', orderId: 'ord-1' }),
};
type Failure = keyof typeof things;

export function failures(): fc.Arbitrary<Failure> {
  return fc.constantFrom(...(Object.keys(things) as Failure[]));
}

export function thingOf(failure: Failure): unknown {
  return things[failure]();
}

type MutableItem = { -readonly [K in keyof OrderItem]: OrderItem[K] };

const tamper = {
  'adds an item': (items: MutableItem[]) => items.push({ productId: 'p9', price: 999, quantity: 9 }),
  'raises a price': ([item]: MutableItem[]) => item && (item.price += 1),
  'raises a quantity': ([item]: MutableItem[]) => item && (item.quantity += 1),
  'swaps a product': ([item]: MutableItem[]) => item && (item.productId = 'p9'),
  'empties the list': (items: MutableItem[]) => items.splice(0),
};
type Tampering = keyof typeof tamper;

export function tamperings(): fc.Arbitrary<Tampering> {
  return fc.constantFrom(...(Object.keys(tamper) as Tampering[]));
}

/** Items may be frozen: refusing loudly is as good as handing out a copy. */
export function tamperWith(items: unknown, how: Tampering): void {
  thrownBy(() => tamper[how](items as MutableItem[]));
}

export function totalOf({ items }: OrderRecipe): number {
  return items.reduce((sum, { price, quantity }) => sum + price * quantity, 0);
}

export function factsOf({ id, customerId, items, total }: Order) {
  return {
    id,
    customerId,
    items: items.map(({ productId, price, quantity }) => ({ productId, price, quantity })),
    total,
  };
}

export function placedAs(orderId: string, order: OrderRecipe): HttpResponse {
  return { status: 201, body: { orderId, total: totalOf(order) } };
}

export function shownAs(orderId: string, order: OrderRecipe): HttpResponse {
  return { status: 200, body: { orderId, ...order, total: totalOf(order) } };
}

export function missing(orderId: string): HttpResponse {
  return { status: 404, body: { error: 'order not found', orderId } };
}

/** What was answered, or what it was rejected with: an expectation can fail by both. */
export async function answerOf(ask: () => Promise<HttpResponse>): Promise<unknown> {
  try {
    return seen(await ask());
  } catch (error) {
    if (error instanceof TodoError) throw error;
    return `rejects with ${show(error)}`;
  }
}

export function seen(answer: HttpResponse): unknown {
  if (typeof answer !== 'object' || answer === null) return answer;
  return { status: answer.status, body: answer.body };
}

export function idIn(answer: unknown): unknown {
  return bodyIn(answer)['orderId'];
}

export function bodyIn(answer: unknown): Record<string, unknown> {
  return (answer as { body?: Record<string, unknown> } | undefined)?.body ?? {};
}
