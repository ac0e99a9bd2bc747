import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { bypasses } from '../support/bypasses.ts';
import { misplacedExports } from '../support/exports.ts';
import { failureOf } from '../support/failure.ts';
import { forbiddenWork } from '../support/forbidden-work.ts';
import { sharedHelpers } from '../support/helper-files.ts';
import { anyKey, lookAlikes, wholeNumbers } from '../support/hostile.ts';
import { brokenImports } from '../support/import-rules.ts';
import { example, law } from '../support/law.ts';
import { missingUses } from '../support/missing-uses.ts';
import { functionForms, inFunctionForm, inObjectForm, objectForms } from '../support/plug-in.ts';
import { settle, ticks } from '../support/settle.ts';
import { show } from '../support/show.ts';
import { beyondInterface, standIn } from '../support/stand-in.ts';
import { unlistedMembers } from '../support/unlisted-members.ts';
import {
  badRequest,
  changingItems,
  created,
  expectedOutcome,
  factsOf,
  foundIn,
  idIn,
  idsFrom,
  internalError,
  internalFailures,
  invalidItems,
  invalidNumbers,
  lookAlikeFailures,
  orderOf,
  orderSession,
  outcomeOf,
  outcomes,
  type Outcome,
  ownTotalOf,
  partlyFrozenOrder,
  placedOneByOne,
  plainResult,
  repositoryIn,
  requests,
  responseTo,
  totalOf,
} from './clean-architecture.model.ts';
import { InvalidOrderError, Order, type OrderItem } from './entities.ts';
import { createOrderController, presentError, presentPlaced } from './interface-adapters.ts';
import * as structure from './layers.model.ts';
import { createApp, InMemoryOrders } from './main.ts';
import { createPlaceOrder, type OrderRequest } from './use-cases.ts';

const ways = ['throws', 'rejects'] as const;
const oneItem: OrderItem[] = [{ productId: 'p1', price: 1000, quantity: 2 }];
const twoItems: OrderItem[] = [...oneItem, { productId: 'p2', price: 250, quantity: 3 }];
const manyItems = Array.from({ length: 12 }, () => twoItems).flat();
const request: OrderRequest = { customerId: 'c1', items: oneItem };
const failure = failureOf('an Error', new Error('db.internal refused'));
const layers = Object.keys(structure.listed);

describe('1 ★ The total is the sum of price times quantity', () => {
  law(
    'an order keeps its id, its customer and its items, and has the right total',
    { request: requests() },
    ({ request }) => {
      const order = new Order('ord-1', request.customerId, request.items);
      expect(factsOf(order)).toEqual({ id: 'ord-1', ...request, total: totalOf(request.items) });
    },
    { examples: [twoItems, manyItems].map((items) => ({ request: { customerId: 'c1', items } })) },
  );
});

describe('2 ★ An order is saved before the response is sent', () => {
  law('the use case saves one order and returns its id and total', { request: requests() }, async ({ request }) => {
    const { repository, saved } = repositoryIn('an object literal');
    const placeOrder = createPlaceOrder(repository, () => 'ord-7');
    const placed = await outcomeOf('the use case', () => placeOrder(request));
    expect(saved.map(factsOf)).toEqual([orderOf('ord-7', request)]);
    expect(placed).toMatchObject({ orderId: 'ord-7', total: ownTotalOf(request) });
  });

  law('the app responds with 201, and the store has the order', { request: requests() }, async ({ request }) => {
    const orders = new InMemoryOrders();
    const app = createApp(orders, () => 'ord-7');
    expect(await responseTo(request, app)).toEqual(created('ord-7', request));
    expect(factsOf(orders.find('ord-7'))).toEqual(orderOf('ord-7', request));
    expect(orders.find('ord-1')).toBeUndefined();
  });

  law(
    'the response waits until the order is saved',
    { ticksToSave: fc.nat(40) },
    async ({ ticksToSave }) => {
      const events: string[] = [];
      const { repository } = repositoryIn('an object literal', async () => {
        await ticks(ticksToSave);
        events.push('saved');
      });
      const app = createApp(repository, () => 'ord-7');
      await responseTo(request, app);
      events.push('responded');
      expect([...events]).toEqual(['saved', 'responded']);
    },
    { why: 'a customer who was told "placed" must not lose the order when the database fails a moment later' },
  );
});

describe('3 ★★ Imports point inward, and each file does its own work', () => {
  example('no file imports a package or a file further out', () => {
    expect(brokenImports(import.meta.url, structure.importRules)).toEqual([]);
  });

  example('each file declares and exports exactly what the API lists for it', () => {
    const misplaced = misplacedExports(import.meta.url, structure.listed);
    expect([...misplaced, ...unlistedMembers(import.meta.url, 'entities.ts', structure.publicMembers)]).toEqual([]);
  });

  example('each helper file belongs to one layer', () => {
    expect(sharedHelpers(import.meta.url, layers)).toEqual([]);
  });

  example('main.ts connects the other layers instead of doing their work', () => {
    expect(missingUses(import.meta.url, layers, structure.usesOfMain)).toEqual([]);
  });

  example('only the entity works with prices and quantities, and creates its error', () => {
    expect(forbiddenWork(import.meta.url, layers, structure.entitysWork)).toEqual([]);
  });

  example('only the presenters use status codes, and the controller calls both presenters', () => {
    expect(bypasses(import.meta.url, layers, structure.presentersWork)).toEqual([]);
  });

  law(
    'the use case takes the total from the order',
    { request: requests(), totalOfTheOrder: fc.constantFrom(12_345_678, 0) },
    async ({ request, totalOfTheOrder }) => {
      const placeOrder = createPlaceOrder(repositoryIn('an object literal').repository, () => 'ord-7');
      // Frozen classes and own fields cannot be replaced.
      const placed = await structure.withTotal(totalOfTheOrder, () =>
        outcomeOf('the use case', () => placeOrder(request)),
      );
      if (placed !== undefined) expect(placed).toMatchObject({ orderId: 'ord-7', total: totalOfTheOrder });
      else expect(await placeOrder(request)).toMatchObject({ total: ownTotalOf(request) });
    },
    { why: 'a use case that calculates totals itself misses a change to the rule in the entity' },
  );

  law('the app behaves exactly like its layers together', { request: requests() }, async ({ request }) => {
    const [inApp, byHand] = [repositoryIn('an object literal'), repositoryIn('an object literal')];
    const app = createApp(inApp.repository, () => 'ord-7');
    const layersByHand = structure.connectedByHand(byHand.repository, () => 'ord-7');
    expect(await responseTo(request, app)).toEqual(await responseTo(request, layersByHand));
    expect(inApp.saved.map(factsOf)).toEqual(byHand.saved.map(factsOf));
  });
});

describe('4 ★★ The entity rejects invalid orders', () => {
  law(
    'new Order throws an InvalidOrderError for the invalid field',
    { invalid: invalidItems() },
    async ({ invalid: { field, items } }) => {
      const outcome = await outcomeOf('new Order', () => new Order('ord-1', 'c1', items));
      expect(outcome).toBe(`new Order threw an InvalidOrderError for ${field}`);
    },
    {
      examples: [
        { invalid: { field: 'items', items: [] } },
        ...invalidNumbers.map(([field, value]) => ({
          invalid: { field, items: [...oneItem, { productId: 'p2', price: 5, quantity: 3, [field]: value }] },
        })),
      ],
    },
  );

  law(
    'prices of 0 or more and quantities of 1 or more are valid',
    { price: wholeNumbers(2 ** 40), quantity: wholeNumbers(2 ** 10).map((n) => n + 1) },
    async ({ price, quantity }) => {
      const items = [{ productId: 'p1', price, quantity }];
      expect(await outcomeOf('new Order', () => new Order('ord-1', 'c1', items).total)).toBe(price * quantity);
    },
    {
      examples: [
        ...[0, 2 ** 31, 2 ** 32, Number.MAX_SAFE_INTEGER].map((price) => ({ price, quantity: 1 })),
        ...[2 ** 31, Number.MAX_SAFE_INTEGER].map((quantity) => ({ price: 1, quantity })),
      ],
    },
  );

  law(
    'an invalid order is not saved, and the response is a 400',
    { invalid: invalidItems() },
    async ({ invalid: { field, items } }) => {
      const { repository, saved } = repositoryIn('an object literal');
      const placeOrder = createPlaceOrder(repository, () => 'ord-1');
      const outcome = await outcomeOf('the use case', () => placeOrder({ customerId: 'c1', items }));
      expect(outcome).toBe(`the use case rejected with an InvalidOrderError for ${field}`);
      expect(saved.length).toBe(0);
      const app = createApp(repository, () => 'ord-1');
      expect(await responseTo({ customerId: 'c1', items }, app)).toEqual(badRequest(field));
      expect(presentError(new InvalidOrderError(field))).toEqual(badRequest(field));
    },
    { examples: [{ invalid: { field: 'items', items: [] } }] },
  );
});

describe('5 ★★ Each layer works with any implementation of its neighbours', () => {
  law(
    'the use case works with any repository and any id function',
    {
      ids: fc.uniqueArray(anyKey(), { minLength: 1, maxLength: 4 }),
      requests: fc.array(requests(), { minLength: 1, maxLength: 4 }),
      repositoryForm: fc.constantFrom(...objectForms),
      idFunctionForm: fc.constantFrom(...functionForms),
    },
    async ({ ids, requests, repositoryForm, idFunctionForm }) => {
      const { repository, saved } = repositoryIn(repositoryForm);
      const { nextId, returned } = idsFrom(ids);
      // Other use cases with the same repository, created before and after this one.
      const another = () => createPlaceOrder(repository, () => 'of another use case');
      another();
      const placeOrder = createPlaceOrder(repository, inFunctionForm(nextId, idFunctionForm));
      another();
      const placed: unknown[] = [];
      for (const request of requests)
        placed.push(plainResult(await outcomeOf('the use case', () => placeOrder(request))));
      const expectedIds = idsFrom(ids);
      const expected = requests.map((request) => ({ orderId: expectedIds.nextId(), total: ownTotalOf(request) }));
      expect(placed).toEqual(expected);
      expect(saved.map(factsOf)).toEqual(requests.map((request, i) => orderOf(expectedIds.returned[i] ?? '', request)));
      expect([...returned]).toEqual(expectedIds.returned);
    },
    {
      examples: objectForms.map((repositoryForm, i) => ({
        ids: ['', 'a'],
        requests: [request, request],
        repositoryForm,
        idFunctionForm: functionForms[i] ?? 'a function',
      })),
    },
  );

  law('the use case only calls save, with an Order', { request: requests() }, async ({ request }) => {
    const saved: unknown[] = [];
    const repository = standIn('repository', { save: async (order: Order) => void saved.push(order) });
    const placeOrder = createPlaceOrder(repository, () => 'ord-1');
    await outcomeOf('the use case', () => placeOrder(request));
    expect(saved.map((one) => (one instanceof Order ? 'an Order' : 'something else'))).toEqual(['an Order']);
    expect(beyondInterface(repository)).toEqual([]);
  });

  law(
    'the controller passes every request to its use case, and responds with the result',
    {
      request: fc.oneof(
        requests(),
        invalidItems().map(({ items }) => ({ customerId: 'c1', items })),
      ),
      useCaseForm: fc.constantFrom(...functionForms),
      orderId: anyKey(),
      total: wholeNumbers(),
    },
    async ({ request, useCaseForm, orderId, total }) => {
      const received: unknown[] = [];
      const useCase = async ({ customerId, items }: OrderRequest) => {
        received.push({ customerId, items: [...items] });
        return { orderId, total };
      };
      const controller = createOrderController(inFunctionForm(useCase, useCaseForm));
      createOrderController(async () => ({ orderId: 'of another controller', total: 1 }));
      expect(await responseTo(request, controller)).toEqual({ status: 201, body: { orderId, total } });
      expect(received).toEqual([request]);
    },
    {
      examples: functionForms.flatMap((useCaseForm) =>
        [request, { customerId: '', items: [] }].map((request) => ({ request, useCaseForm, orderId: '', total: 0 })),
      ),
    },
  );

  law(
    'orders placed at the same time keep their own ids, items and totals',
    {
      requests: fc.array(requests(), { minLength: 2, maxLength: 4 }),
      ticksToSave: fc.array(fc.nat(5), { minLength: 4, maxLength: 4 }),
    },
    async ({ requests, ticksToSave }) => {
      const waits = [...ticksToSave];
      const { repository, saved } = repositoryIn('an object literal', () => ticks(waits.shift() ?? 0));
      const { nextId, returned } = idsFrom(['a', 'b', 'c', 'd']);
      const app = createApp(repository, nextId);
      const responses = await Promise.all(requests.map((request) => responseTo(request, app)));
      await settle(); // Rule 2 checks that the use case waits for `save`; this law does not depend on it.
      const ids = responses.map(idIn);
      expect(ids.toSorted()).toEqual(returned.toSorted());
      expect(responses).toEqual(requests.map((request, i) => created(ids[i] ?? '', request)));
      expect(saved.length).toBe(requests.length);
      const inOrder = ids.map((id) => factsOf(saved.find((order) => order.id === id)));
      expect(inOrder).toEqual(requests.map((request, i) => orderOf(ids[i] ?? '', request)));
    },
    {
      examples: [
        [request, { customerId: 'c2', items: twoItems }],
        [request, { customerId: 'c1', items: twoItems }],
        [request, request],
        [request, structuredClone(request), { customerId: 'c2', items: oneItem }],
        [request, { customerId: 'c1', items: [{ productId: 'p1', price: 2000, quantity: 1 }] }],
      ].map((requests) => ({ requests, ticksToSave: [3, 0, 0, 0] })),
    },
  );

  law(
    'an in-memory store finds exactly the orders that were saved to it',
    { saved: fc.uniqueArray(anyKey(), { maxLength: 4 }), asked: anyKey() },
    async ({ saved, asked }) => {
      const [orders, another] = [new InMemoryOrders(), new InMemoryOrders()];
      await another.save(new Order(asked, 'c2', twoItems));
      const ids = saved.filter((id) => id !== asked);
      for (const id of ids) await orders.save(new Order(id, 'c1', oneItem));
      expect(foundIn(orders, asked)).toBe('nothing');
      await orders.save(new Order(asked, 'c1', oneItem));
      const found = [asked, ...ids].map((id) => foundIn(orders, id));
      expect(found).toEqual([asked, ...ids].map((id) => `the order ${show(id)}`));
    },
    {
      examples: [
        ...['__proto__', 'constructor'].map((asked) => ({ saved: ['a'], asked })),
        ...lookAlikes.map(([one, other]) => ({ saved: [one], asked: other })),
        { saved: Array.from({ length: 120 }, (_, i) => `ord-${i}`), asked: 'm' },
      ],
    },
  );

  law(
    'an order keeps its ids, whatever strings they are',
    { id: anyKey(), customerId: anyKey(), productId: anyKey() },
    ({ id, customerId, productId }) => {
      const items = [{ productId, price: 5, quantity: 3 }];
      const order = new Order(id, customerId, items);
      expect([order.id, order.customerId, order.items[0]?.productId]).toEqual([id, customerId, productId]);
    },
    { examples: [{ id: '', customerId: '', productId: '' }] },
  );
});

describe('6 ★★★ Responses reveal nothing internal', () => {
  law(
    'the response to a placed order contains only its id and total',
    {
      orderId: anyKey(),
      total: wholeNumbers(),
      more: fc.constantFrom('margin', 'customerId', 'items', 'status'),
      form: fc.constantFrom(...objectForms),
    },
    async ({ orderId, total, more, form }) => {
      const result = inObjectForm({ orderId, total, [more]: 'internal' }, form);
      expect(presentPlaced(result)).toEqual({ status: 201, body: { orderId, total } });
      const controller = createOrderController(async () => result);
      expect(await responseTo(request, controller)).toEqual({ status: 201, body: { orderId, total } });
    },
    { why: 'a field that a use case adds for another caller must not reach every visitor' },
  );

  law(
    'presentError turns everything except an InvalidOrderError into a 500 without details',
    { failure: internalFailures() },
    ({ failure }) => {
      expect(presentError(failure.value)).toEqual(internalError);
    },
    {
      why: 'an error message may contain host names and passwords',
      examples: lookAlikeFailures.map((failure) => ({ failure })),
    },
  );

  law(
    'an error of a subclass of InvalidOrderError is still presented as a 400',
    { field: fc.constantFrom('items', 'price', 'quantity') },
    ({ field }) => {
      const error = new (class EmptyOrderError extends InvalidOrderError {})(field);
      expect(presentError(error)).toEqual(badRequest(field));
    },
  );

  law(
    'a use case that throws or rejects is called once, and gets a 500; later requests work',
    {
      story: fc.array(fc.constantFrom('returns', ...ways), { minLength: 1, maxLength: 5 }),
      failure: internalFailures(),
    },
    async ({ story, failure }) => {
      let now = '';
      let calls = 0;
      const controller = createOrderController(() => {
        calls += 1;
        if (now === 'throws') throw failure.value;
        return now === 'rejects' ? Promise.reject(failure.value) : Promise.resolve({ orderId: 'ord-1', total: 5 });
      });
      const placed = { status: 201, body: { orderId: 'ord-1', total: 5 } };
      for (now of story)
        expect(await responseTo(request, controller)).toEqual(now === 'returns' ? placed : internalError);
      expect(calls).toBe(story.length);
    },
    {
      examples: ways.flatMap((way) =>
        lookAlikeFailures.map((failure) => ({ story: [way, way, 'returns' as const], failure })),
      ),
    },
  );

  law(
    'a failure results in a 500, and the app keeps working',
    { story: fc.array(fc.constantFrom(...outcomes), { minLength: 1, maxLength: 6 }), failure: internalFailures() },
    async ({ story, failure }) => {
      const expected = story.map((outcome, i) => expectedOutcome(outcome, `ord-${i}`, request));
      expect(await placedOneByOne(story, failure, request)).toEqual(expected);
    },
    { examples: lookAlikeFailures.map((failure) => ({ story: [...outcomes, ...outcomes], failure })) },
  );

  law(
    'an order is placed, however many others came before it',
    { before: fc.constantFrom(...outcomes), times: fc.constantFrom<number>(1, 3, 12, 120) },
    async ({ before, times }) => {
      const story = [...Array<Outcome>(times).fill(before), 'is placed' as const];
      const last = (await placedOneByOne(story, failure, request)).at(-1);
      expect(last).toEqual(expectedOutcome('is placed', `ord-${times}`, request));
    },
    { examples: outcomes.flatMap((before) => [3, 12, 120].map((times) => ({ before, times }))) },
  );

  law(
    'a failed save affects no other order placed at the same time',
    { areSaved: fc.array(fc.boolean(), { minLength: 2, maxLength: 5 }) },
    async ({ areSaved }) => {
      const { repository } = repositoryIn('an object literal', async ({ customerId }) => {
        await ticks(2);
        if (customerId === 'unlucky') throw new Error('db.internal refused');
      });
      const app = createApp(repository, idsFrom([]).nextId);
      const requests = areSaved.map((isSaved) => ({ ...request, customerId: isSaved ? 'c1' : 'unlucky' }));
      const responses = await Promise.all(requests.map((one) => responseTo(one, app)));
      const expected = responses.map((one, i) => (areSaved[i] ? created(idIn(one), request) : internalError));
      expect(responses).toEqual(expected);
    },
    {
      examples: [
        [true, false, true],
        [...Array<boolean>(12).fill(false), true],
      ].map((areSaved) => ({ areSaved })),
    },
  );
});

describe('7 ★★★ No later change reaches an order', () => {
  law(
    'changes to the items that were passed in or returned do not affect an order',
    { orders: fc.array(requests(), { minLength: 1, maxLength: 3 }) },
    ({ orders }, mode) => {
      const session = mode.use(orderSession);
      for (const { customerId, items } of orders) session.make(customerId, [...items]);
      const expected = orders.map((request, i) => orderOf(`ord-${i}`, request));
      expect(orders.map((_, i) => session.items(i))).toMatchObject(orders.map(({ items }) => items));
      expect(orders.map((_, i) => session.items(i))).toMatchObject(orders.map(({ items }) => items));
      expect(orders.map((_, i) => session.facts(i))).toEqual(expected);
    },
    {
      modes: { mutated: true, inCompany: true },
      examples: [{ orders: [{ customerId: 'c1', items: twoItems }] }],
      why: 'a basket that lives on after checkout must not change what was bought',
    },
  );

  law(
    'a list or an item that is frozen does not protect the rest of the order',
    { request: requests(), frozen: fc.constantFrom('the list', 'the first item') },
    ({ request, frozen }) => {
      expect(partlyFrozenOrder(request, frozen).items).toMatchObject(request.items);
    },
  );

  law(
    'changes to the items during save or afterwards affect only the next order',
    { request: requests(), when: fc.constantFrom('during save', 'after the response') },
    async ({ request, when }) => {
      const { items, change, wereFrozen } = changingItems(request);
      const { repository, saved } = repositoryIn('an object literal', () => when === 'during save' && change());
      const app = createApp(repository, idsFrom([]).nextId);
      const response = await responseTo({ ...request, items }, app);
      if (when === 'after the response') {
        expect([...items]).toEqual(request.items);
        change();
      }
      expect(wereFrozen() ? 'the items of the caller are frozen' : 'not frozen').toBe('not frozen');
      const changed = items.map((item) => ({ ...item }));
      await responseTo({ ...request, items }, app);
      expect(saved.map((order) => factsOf(order)?.items)).toEqual([request.items, changed]);
      expect(response).toMatchObject({ body: { total: ownTotalOf(request) } });
    },
  );
});
