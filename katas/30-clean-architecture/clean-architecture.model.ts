import fc from 'fast-check';
import { anyFailure, type Failure, failureOf } from '../support/failure.ts';
import { notWholeNumbers } from '../support/hostile.ts';
import { inObjectForm, type ObjectForm } from '../support/plug-in.ts';
import { show } from '../support/show.ts';
import { thrownBy } from '../support/thrown.ts';
import { TodoError } from '../support/todo.ts';
import { InvalidOrderError, Order, type OrderItem } from './entities.ts';
import type { HttpResponse, OrderController } from './interface-adapters.ts';
import { createApp, type InMemoryOrders } from './main.ts';
import type { OrderRepository, OrderRequest } from './use-cases.ts';

/** Ordinary requests: no free items and no empty ids, which could hide a wrong total or a lost order. */
export function requests(): fc.Arbitrary<OrderRequest> {
  return record({ customerId: fc.constantFrom('c1', 'c2'), items: fc.array(item(), { minLength: 1, maxLength: 3 }) });
}

function item(): fc.Arbitrary<OrderItem> {
  return record({
    productId: fc.constantFrom('p1', 'p2', 'p3'),
    price: fc.oneof(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9_999 })),
    quantity: fc.integer({ min: 1, max: 9 }),
  });
}

export interface InvalidItems {
  field: InvalidOrderError['field'];
  items: OrderItem[];
}

/** Items with exactly one mistake, at any position. */
export function invalidItems(): fc.Arbitrary<InvalidItems> {
  const wrong = fc.constantFrom(...invalidNumbers);
  return fc
    .tuple(fc.array(item(), { maxLength: 2 }), item(), wrong, fc.nat(2))
    .map(([others, one, [field, value], position]) => ({
      field,
      items: others.toSpliced(position, 0, { ...one, [field]: value }),
    }));
}

const notIntegers = notWholeNumbers.filter((number) => !(Number.isInteger(number) && number > 0));

/** Every invalid number, with its field. */
export const invalidNumbers: readonly (readonly [field: 'price' | 'quantity', value: number])[] = [
  ...notIntegers.map((value) => ['price', value] as const),
  ...[0, ...notIntegers].map((value) => ['quantity', value] as const),
];

export function record<T>(parts: { [K in keyof T]: fc.Arbitrary<T[K]> }): fc.Arbitrary<T> {
  return fc.record<T>(parts, { noNullPrototype: true }) as fc.Arbitrary<T>;
}

export function totalOf(items: readonly OrderItem[]): number {
  return items.reduce((sum, { price, quantity }) => sum + price * quantity, 0);
}

/** The data of an order, as a copy. */
export function factsOf(order: Order | undefined) {
  if (order === undefined) return undefined;
  const items = order.items.map(({ productId, price, quantity }) => ({ productId, price, quantity }));
  return { id: order.id, customerId: order.customerId, items, total: order.total };
}

/**
 * The data of an order with this id. It comes from the learner's own entity, so that a mistake in the entity breaks only
 * the rules about the entity.
 */
export function orderOf(id: string, { customerId, items }: OrderRequest) {
  return factsOf(new Order(id, customerId, items));
}

/** The total that the learner's own entity calculates. */
export function ownTotalOf({ customerId, items }: OrderRequest): number {
  return new Order('any', customerId, items).total;
}

/** What a store finds, as a report shows it. */
export function foundIn(orders: InMemoryOrders, id: string): string {
  const found: unknown = orders.find(id);
  if (found === undefined) return 'nothing';
  return found instanceof Order ? `the order ${show(found.id)}` : 'something that is not an Order';
}

/** A result of the use case. If it is the entity, a report names it instead of showing it. */
export function plainResult(result: unknown): unknown {
  return result instanceof Order ? 'the Order itself' : result;
}

export function created(orderId: string, request: OrderRequest): HttpResponse {
  return { status: 201, body: { orderId, total: ownTotalOf(request) } };
}

export const internalError: HttpResponse = { status: 500, body: { error: 'internal error' } };

export function badRequest(field: string): HttpResponse {
  return { status: 400, body: { error: 'invalid order', field } };
}

/** What an action returns or resolves with, or a sentence that says how it failed. */
export async function outcomeOf(name: string, action: () => unknown): Promise<unknown> {
  let result: unknown;
  try {
    result = action();
  } catch (error) {
    return `${name} threw ${described(error)}`;
  }
  try {
    return await result;
  } catch (error) {
    return `${name} rejected with ${described(error)}`;
  }
}

/** The response to a request. */
export function responseTo(request: OrderRequest, controller: OrderController): Promise<unknown> {
  return outcomeOf('place', () => controller.place(request));
}

function described(error: unknown): string {
  if (error instanceof TodoError) throw error;
  if (error instanceof InvalidOrderError) return `an InvalidOrderError for ${error.field}`;
  return error instanceof Error ? `${error.name}: ${error.message}` : show(error);
}

/** A repository, written in one of the usual forms, and the orders that it has saved. */
export function repositoryIn(form: ObjectForm, beforeSaving: (order: Order) => unknown = () => undefined) {
  const saved: Order[] = [];
  const save = async (order: Order) => {
    await beforeSaving(order);
    saved.push(order);
  };
  return { saved, repository: inObjectForm<OrderRepository>({ save }, form) };
}

/** An id function that takes its ids from a list and remembers what it has returned. */
export function idsFrom(list: readonly string[]) {
  const returned: string[] = [];
  const nextId = () => {
    const id = list[returned.length] ?? `ord-${returned.length + 1}`;
    returned.push(id);
    return id;
  };
  return { nextId, returned };
}

/** Creates orders and shows them by their index. */
export function orderSession() {
  const made: Order[] = [];
  return {
    make: (customerId: string, items: OrderItem[]) =>
      void made.push(new Order(`ord-${made.length}`, customerId, items)),
    items: (i: number) => made[i]?.items,
    facts: (i: number) => factsOf(made[i]),
  };
}

/** A copy of the items of a request. The caller changes it later, unless the code under test froze it. */
export function changingItems(request: OrderRequest) {
  const items = request.items.map((item) => ({ ...item }));
  const wereFrozen = () => [items, ...items].some((one) => Object.isFrozen(one));
  const change = () => {
    if (wereFrozen()) return;
    items.forEach((item) => (item.quantity += 1));
    items.push({ productId: 'p9', price: 999, quantity: 9 });
  };
  return { items, change, wereFrozen };
}

/** The order id in the body of a response. */
export function idIn(response: unknown): string {
  const { body } = (response ?? {}) as { body?: { orderId?: unknown } };
  return String(body?.orderId ?? `no id in ${JSON.stringify(response)}`);
}

const lookAlikes: Readonly<Record<string, () => unknown>> = {
  'an Error named InvalidOrderError': () =>
    Object.assign(new Error('db.internal refused'), { name: 'InvalidOrderError', field: 'price' }),
  'an error of another class of that name': () =>
    new (class InvalidOrderError extends Error {
      field = 'price';
    })('db.internal refused'),
  'an object with a status': () => ({ status: 404, body: 'db.internal', message: 'db.internal', field: 'price' }),
  'an Error caused by an InvalidOrderError': () => new Error('db.internal', { cause: invalid() }),
  'an Error with such a cause two levels deep': () =>
    new Error('db.internal', { cause: new Error('refused', { cause: invalid() }) }),
  'an AggregateError with an InvalidOrderError': () => new AggregateError([invalid()], 'db.internal'),
  'an object that holds an InvalidOrderError': () => ({ error: invalid(), reason: invalid(), inner: invalid() }),
  'a TypeError': () => new TypeError("Cannot read properties of undefined (reading 'rows')"),
};

function invalid(): InvalidOrderError {
  return new InvalidOrderError('price');
}

/** Anything but an `InvalidOrderError`. Some of these values look like one. */
export function internalFailures(): fc.Arbitrary<Failure> {
  return anyFailure(lookAlikes);
}

export const lookAlikeFailures: readonly Failure[] = [
  ...Object.entries(lookAlikes).map(([name, make]) => failureOf(name, make())),
  failureOf('undefined', undefined),
  failureOf('null', null),
];

/** What happens to one order after another. */
export const outcomes = ['is placed', 'save throws', 'save rejects', 'nextId throws', 'is invalid'] as const;

/** One of `outcomes`. */
export type Outcome = (typeof outcomes)[number];

/** The response to each order, and the ids with which `save` was called for it. */
export async function placedOneByOne(story: readonly Outcome[], failure: Failure, request: OrderRequest) {
  let [now, at]: [Outcome, number] = ['is placed', 0];
  let calls: string[] = [];
  const save = (order: Order): Promise<void> => {
    calls.push(order.id);
    if (now === 'save throws') throw failure.value;
    return now === 'save rejects' ? Promise.reject(failure.value) : Promise.resolve();
  };
  const nextId = () => {
    if (now === 'nextId throws') throw failure.value;
    return `ord-${at}`;
  };
  const app = createApp({ save }, nextId);
  const shown: unknown[] = [];
  for ([at, now] of story.entries()) {
    calls = [];
    const response = await responseTo(now === 'is invalid' ? { ...request, items: [] } : request, app);
    shown.push({ response, saves: calls });
  }
  return shown;
}

/** What `placedOneByOne` shows for one order. */
export function expectedOutcome(outcome: Outcome, id: string, request: OrderRequest) {
  if (outcome === 'is placed') return { response: created(id, request), saves: [id] };
  if (outcome === 'is invalid') return { response: badRequest('items'), saves: [] };
  return { response: internalError, saves: outcome === 'nextId throws' ? [] : [id] };
}

/** An order made of items of which only a part was frozen; the rest has been changed since, as far as that is possible. */
export function partlyFrozenOrder(request: OrderRequest, frozen: 'the list' | 'the first item'): Order {
  const items = request.items.map((item) => ({ ...item }));
  Object.freeze(frozen === 'the list' ? items : items[0]);
  const order = new Order('ord-1', request.customerId, items);
  for (const item of items) thrownBy(() => (item.price += 1));
  thrownBy(() => items.pop());
  return order;
}
