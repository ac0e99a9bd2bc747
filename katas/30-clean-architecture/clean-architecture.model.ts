import type { Failure } from '../support/failure.ts';
import { type FunctionForm, inFunctionForm, inObjectForm, type ObjectForm } from '../support/plug-in.ts';
import { settle, ticks } from '../support/settle.ts';
import { show } from '../support/show.ts';
import { thrownBy } from '../support/thrown.ts';
import { TodoError } from '../support/todo.ts';
import { InvalidOrderError, Order, type OrderItem } from './entities.ts';
import {
  createOrderController,
  type HttpResponse,
  type OrderController,
  presentError,
  presentPlaced,
} from './interface-adapters.ts';
import type { Outcome } from './inputs.model.ts';
import { createApp, InMemoryOrders } from './main.ts';
import {
  createPlaceOrder,
  type OrderRepository,
  type OrderRequest,
  type PlacedOrder,
  type PlaceOrder,
} from './use-cases.ts';

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

/** What the use case returns and saves for these requests, and the ids that it has taken from the id function. */
export async function placedWith(
  requests: readonly OrderRequest[],
  ids: readonly string[],
  { repositoryForm, idFunctionForm }: { repositoryForm: ObjectForm; idFunctionForm: FunctionForm },
) {
  const { repository, saved } = repositoryIn(repositoryForm);
  const { nextId, returned } = idsFrom(ids);
  // Other use cases with the same repository, created before and after this one.
  const another = () => createPlaceOrder(repository, () => 'of another use case');
  another();
  const placeOrder = createPlaceOrder(repository, inFunctionForm(nextId, idFunctionForm));
  another();
  const placed: unknown[] = [];
  for (const request of requests) placed.push(plainResult(await outcomeOf('the use case', () => placeOrder(request))));
  return { placed, saved: saved.map(factsOf), returned };
}

/** What `placedWith` should show. */
export function expectedWith(requests: readonly OrderRequest[], ids: readonly string[]) {
  const { nextId, returned } = idsFrom(ids);
  const saved = requests.map((request) => orderOf(nextId(), request));
  return { placed: saved.map((order) => ({ orderId: order?.id, total: order?.total })), saved, returned };
}

/**
 * Places these requests at the same time. The laws of rule 2 check that the use case waits for `save`; this also works
 * if it does not.
 */
export async function placedTogether(requests: readonly OrderRequest[], ticksToSave: readonly number[]) {
  const waits = [...ticksToSave];
  const { repository, saved } = repositoryIn('an object literal', () => ticks(waits.shift() ?? 0));
  const { nextId, returned } = idsFrom(['a', 'b', 'c', 'd']);
  const app = createApp(repository, nextId);
  const responses = await Promise.all(requests.map((request) => responseTo(request, app)));
  await settle();
  return { responses, returned, saved: saved.map(factsOf) };
}

/** The responses to orders that are placed at the same time. Some of them cannot be saved. */
export function responsesIfSomeFail(areSaved: readonly boolean[], request: OrderRequest) {
  const { repository } = repositoryIn('an object literal', async ({ customerId }) => {
    await ticks(2);
    if (customerId === 'unlucky') throw new Error('db.internal refused');
  });
  const app = createApp(repository, idsFrom([]).nextId);
  const requests = areSaved.map((isSaved) => ({ ...request, customerId: isSaved ? 'c1' : 'unlucky' }));
  return Promise.all(requests.map((one) => responseTo(one, app)));
}

/** A use case that returns this result, and a copy of each request that it has received. It reads requests late. */
export function recordingUseCase(result: PlacedOrder) {
  const received: OrderRequest[] = [];
  const useCase: PlaceOrder = async (request) => {
    await ticks(3);
    received.push({ customerId: request.customerId, items: [...request.items] });
    return result;
  };
  return { useCase, received };
}

/** A controller whose use case does what `now` says, and returns this result. Counts the calls. */
export function controllerOver(result: PlacedOrder, failure: Failure) {
  const session = { now: '', calls: 0, controller: createOrderController(useCase) };
  function useCase(): Promise<PlacedOrder> {
    session.calls += 1;
    if (session.now === 'throws') throw failure.value;
    return session.now === 'rejects' ? Promise.reject(failure.value) : Promise.resolve(result);
  }
  return session;
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

/** For each order, the response, and the ids with which `save` was called. */
interface PlacedOneByOne {
  shown: unknown[];
  expected: unknown[];
}

/**
 * Places orders with the ids `ord-0`, `ord-1` and so on. Leaves to other rules what the response to an invalid order
 * contains, and whether `nextId` is called: an id from elsewhere counts as the right one.
 */
export async function placedOneByOne(story: readonly Outcome[], failure: Failure, request: OrderRequest) {
  let [now, at, isIdDrawn]: [Outcome, number, boolean] = ['is placed', 0, false];
  let saves: string[] = [];
  const drawn = new Set<string>();
  const save = (order: Order): Promise<void> => {
    saves.push(order.id);
    if (now === 'save throws') throw failure.value;
    return now === 'save rejects' ? Promise.reject(failure.value) : Promise.resolve();
  };
  const nextId = () => {
    isIdDrawn = true;
    if (now === 'nextId throws') throw failure.value;
    drawn.add(`ord-${at}`);
    return `ord-${at}`;
  };
  const app = createApp({ save }, nextId);
  const result: PlacedOneByOne = { shown: [], expected: [] };
  for ([at, now] of story.entries()) {
    [saves, isIdDrawn] = [[], false];
    const response = await responseTo(now === 'is invalid' ? { ...request, items: [] } : request, app);
    const idOf = (id: string) => (drawn.has(id) ? id : `ord-${at}`);
    const isResponse = typeof response === 'object';
    result.shown.push({
      response: now === 'is invalid' && isResponse ? 'some response' : withId(response, idOf),
      saves: saves.map(idOf),
    });
    const outcome = now === 'nextId throws' && !isIdDrawn ? 'is placed' : now;
    result.expected.push(expectedOutcome(outcome, `ord-${at}`, request));
  }
  return result;
}

function expectedOutcome(outcome: Outcome, id: string, request: OrderRequest) {
  if (outcome === 'is placed') return { response: created(id, request), saves: [id] };
  if (outcome === 'is invalid') return { response: 'some response', saves: [] };
  return { response: internalError, saves: outcome === 'nextId throws' ? [] : [id] };
}

/** The response, with another order id in its body. */
export function withId(response: unknown, change: (id: string) => string): unknown {
  const { body } = (response ?? {}) as { body?: { orderId?: unknown } };
  if (typeof body?.orderId !== 'string') return response;
  return { ...(response as object), body: { ...body, orderId: change(body.orderId) } };
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

/** What the layers have frozen of the values that they get from their callers and from each other. */
export async function frozenByLayers(request: OrderRequest): Promise<string[]> {
  const { items } = changingItems(request);
  const placed: PlacedOrder = { orderId: 'ord-1', total: 1 };
  const given = {
    'the request': { ...request, items },
    'the list of items': items,
    'an item': items[0],
    'the order that is saved': new Order('ord-2', request.customerId, items),
    'the result of the use case': placed,
    'an InvalidOrderError': new InvalidOrderError('items'),
    'another error': new Error('db.internal refused'),
    'the use case': async () => placed,
    'the id function': () => 'ord-3',
    'the repository': repositoryIn('an object literal').repository,
  };
  const frozen = () => Object.entries(given).flatMap(([name, value]) => (Object.isFrozen(value) ? [name] : []));
  const before = frozen();
  const store = new InMemoryOrders();
  const actions = [
    () => createApp(given['the repository'], given['the id function']).place(given['the request']),
    () => createOrderController(given['the use case']).place(given['the request']),
    () => presentPlaced(placed),
    () => presentError(given['an InvalidOrderError']),
    () => presentError(given['another error']),
    () => store.save(given['the order that is saved']),
    () => store.find('ord-2'),
  ];
  for (const action of actions) await outcomeOf('the action', action);
  return frozen().filter((name) => !before.includes(name));
}
