import fc from 'fast-check';
import { anyFailure, type Failure, failureOf } from '../support/failure.ts';
import { notWholeNumbers } from '../support/hostile.ts';
import { inObjectForm, type ObjectForm } from '../support/plug-in.ts';
import { show } from '../support/show.ts';
import { TodoError } from '../support/todo.ts';
import { InvalidOrderError, Order, type OrderItem } from './entities.ts';
import { createOrderController, type HttpResponse, type OrderController } from './interface-adapters.ts';
import type { InMemoryOrders } from './main.ts';
import { createPlaceOrder, type OrderRepository, type OrderRequest } from './use-cases.ts';

/** The names that the statement lists for each file. */
export const listed = {
  'entities.ts': ['OrderItem', 'InvalidOrderError', 'Order'],
  'use-cases.ts': ['OrderRepository', 'OrderRequest', 'PlacedOrder', 'PlaceOrder', 'createPlaceOrder'],
  'interface-adapters.ts': [
    'HttpResponse',
    'OrderController',
    'createOrderController',
    'presentPlaced',
    'presentError',
  ],
  'main.ts': ['InMemoryOrders', 'createApp'],
};

/** What each file may import. */
export const importRules = {
  'entities.ts': { mayImport: [] },
  'use-cases.ts': { mayImport: ['entities.ts'] },
  'interface-adapters.ts': { mayImport: ['use-cases.ts', 'entities.ts'] },
  'main.ts': { mayImport: ['interface-adapters.ts', 'use-cases.ts', 'entities.ts'] },
};

/** The public members of the classes in entities.ts. */
export const publicMembers = {
  InvalidOrderError: ['name', 'field'],
  Order: ['id', 'customerId', 'items', 'total'],
};

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

/** Items of which exactly one thing is wrong, at any position. */
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

/** Every invalid number, with the field that it is invalid for. */
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

/** What an order says of itself, as a copy. */
export function factsOf(order: Order | undefined) {
  if (order === undefined) return undefined;
  const items = order.items.map(({ productId, price, quantity }) => ({ productId, price, quantity }));
  return { id: order.id, customerId: order.customerId, items, total: order.total };
}

/**
 * The facts of an order with this id. They come from the learner's own entity, so that a mistake in it breaks the rules
 * about the entity and no others.
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

/** A result of the use case; an entity in its place is named instead of shown. */
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

/** What an action returns or resolves with, or a sentence on how it failed instead. */
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

/** Orders that a repository has saved, and the repository itself in one of the forms in which somebody may write it. */
export function repositoryIn(form: ObjectForm, beforeSaving: () => unknown = () => undefined) {
  const saved: Order[] = [];
  const save = async (order: Order) => {
    await beforeSaving();
    saved.push(order);
  };
  return { saved, repository: inObjectForm<OrderRepository>({ save }, form) };
}

/** A generator of ids from a list, which remembers what it has returned. */
export function idsFrom(list: readonly string[]) {
  const returned: string[] = [];
  const nextId = () => {
    const id = list[returned.length] ?? `ord-${returned.length + 1}`;
    returned.push(id);
    return id;
  };
  return { nextId, returned };
}

/** Makes orders and shows them by their number. */
export function orderSession() {
  const made: Order[] = [];
  return {
    make: (customerId: string, items: OrderItem[]) =>
      void made.push(new Order(`ord-${made.length}`, customerId, items)),
    items: (i: number) => made[i]?.items,
    facts: (i: number) => factsOf(made[i]),
  };
}

/** A copy of the items of a request that its owner changes later, unless the code under test froze them. */
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

/** The layers, connected without `createApp`. */
export function connectedByHand(repository: OrderRepository, nextId: () => string): OrderController {
  return createOrderController(createPlaceOrder(repository, nextId));
}

const lookAlikes: Readonly<Record<string, () => unknown>> = {
  'an Error named InvalidOrderError': () =>
    Object.assign(new Error('db.internal refused'), { name: 'InvalidOrderError', field: 'price' }),
  'an error of another class of that name': () =>
    new (class InvalidOrderError extends Error {
      field = 'price';
    })('db.internal refused'),
  'an object with a status': () => ({ status: 404, body: 'db.internal', message: 'db.internal', field: 'price' }),
  'a TypeError': () => new TypeError("Cannot read properties of undefined (reading 'rows')"),
};

/** Anything but an `InvalidOrderError`, some of it similar to one. */
export function internalFailures(): fc.Arbitrary<Failure> {
  return anyFailure(lookAlikes);
}

export const lookAlikeFailures: readonly Failure[] = [
  ...Object.entries(lookAlikes).map(([name, make]) => failureOf(name, make())),
  failureOf('undefined', undefined),
  failureOf('null', null),
];
