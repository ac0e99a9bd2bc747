import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { bypasses } from '../support/bypasses.ts';
import { misplacedExports } from '../support/exports.ts';
import { forbiddenWork } from '../support/forbidden-work.ts';
import { sharedHelpers } from '../support/helper-files.ts';
import { anyKey, wholeNumbers } from '../support/hostile.ts';
import { brokenImports } from '../support/import-rules.ts';
import { example, law } from '../support/law.ts';
import { missingUses } from '../support/missing-uses.ts';
import { functionForms, inFunctionForm, inObjectForm, objectForms } from '../support/plug-in.ts';
import { ticks } from '../support/settle.ts';
import { show } from '../support/show.ts';
import { beyondInterface, standIn } from '../support/stand-in.ts';
import { unlistedMembers } from '../support/unlisted-members.ts';
import * as model from './clean-architecture.model.ts';
import { InvalidOrderError, Order } from './entities.ts';
import * as given from './inputs.model.ts';
import { createOrderController, presentError, presentPlaced } from './interface-adapters.ts';
import * as structure from './layers.model.ts';
import { createApp, InMemoryOrders } from './main.ts';
import { createPlaceOrder } from './use-cases.ts';

const { request, requests } = given;
const { created, factsOf, internalError, orderOf, outcomeOf, ownTotalOf, repositoryIn, responseTo } = model;
const layers = Object.keys(structure.listed);

describe('1 ★ The total is the sum of price times quantity', () => {
  law(
    "an order keeps its id, its customer's id and its items, and has the right total",
    { request: requests() },
    ({ request }) => {
      const order = new Order('ord-1', request.customerId, request.items);
      expect(factsOf(order)).toEqual({ id: 'ord-1', ...request, total: model.totalOf(request.items) });
    },
    { examples: [given.twoItems, given.manyItems].map((items) => ({ request: { customerId: 'c1', items } })) },
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

  law(
    'the app responds with 201, and the store has the order',
    { request: requests(), findIsCalled: fc.constantFrom('only afterwards', 'beforehand, too') },
    async ({ request, findIsCalled }) => {
      const orders = new InMemoryOrders();
      const app = createApp(orders, () => 'ord-7');
      if (findIsCalled === 'beforehand, too') orders.find('ord-7');
      expect(await responseTo(request, app)).toEqual(created('ord-7', request));
      expect(factsOf(orders.find('ord-7'))).toEqual(orderOf('ord-7', request));
      expect(orders.find('ord-1')).toBeUndefined();
    },
    { examples: [{ request, findIsCalled: 'beforehand, too' }] },
  );

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
    { why: 'a customer whose order was confirmed must not lose it if the database fails a moment later' },
  );
});

describe('3 ★★ Imports point inward, and each file does only its own work', () => {
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

  example('main.ts uses the use case and the controller', () => {
    expect(missingUses(import.meta.url, layers, structure.usesOfMain)).toEqual([]);
  });

  example('the use case reads no prices or quantities, and only the entity creates an InvalidOrderError', () => {
    expect(forbiddenWork(import.meta.url, layers, structure.entitysWork)).toEqual([]);
  });

  example('only the presenters use status codes, and the controller calls both presenters', () => {
    expect(bypasses(import.meta.url, layers, structure.presentersWork)).toEqual([]);
  });

  law(
    'the use case takes the total from the order',
    { request: requests(), totalOfTheOrder: fc.constantFrom(12_345_678, 0) },
    async ({ request, totalOfTheOrder }) => {
      const { placed, expected } = await structure.placedWithTotal(totalOfTheOrder, request);
      expect(placed).toMatchObject({ total: expected });
    },
    { why: 'a use case that calculates totals itself misses a change to the rule in the entity' },
  );

  law(
    'the app does exactly what its layers do if they are connected by hand',
    { request: requests() },
    async ({ request }) => {
      const byHand = await structure.placedThrough(structure.connectedByHand, request);
      expect(await structure.placedThrough(createApp, request)).toEqual(byHand);
    },
  );
});

describe('4 ★★ The entity rejects invalid orders', () => {
  law(
    'new Order throws an InvalidOrderError for the invalid field',
    { invalid: given.invalidItems() },
    async ({ invalid: { field, items } }) => {
      const outcome = await outcomeOf('new Order', () => new Order('ord-1', 'c1', items));
      expect(outcome).toBe(`new Order threw an InvalidOrderError for ${field}`);
    },
    { examples: given.invalidExamples().map((invalid) => ({ invalid })) },
  );

  law(
    'integer prices of 0 or more and integer quantities of 1 or more are valid',
    { price: wholeNumbers(2 ** 40), quantity: wholeNumbers(2 ** 10).map((n) => n + 1) },
    async ({ price, quantity }) => {
      const items = [{ productId: 'p1', price, quantity }];
      expect(await outcomeOf('new Order', () => new Order('ord-1', 'c1', items).total)).toBe(price * quantity);
    },
    { examples: given.validNumbers() },
  );

  law(
    'an invalid order is not saved, and the response is a 400',
    { invalid: given.invalidItems() },
    async ({ invalid: { field, items } }) => {
      const { repository, saved } = repositoryIn('an object literal');
      const placeOrder = createPlaceOrder(repository, () => 'ord-1');
      const outcome = await outcomeOf('the use case', () => placeOrder({ customerId: 'c1', items }));
      expect(outcome).toBe(`the use case rejected with an InvalidOrderError for ${field}`);
      expect(saved.length).toBe(0);
      const app = createApp(repository, () => 'ord-1');
      expect(await responseTo({ customerId: 'c1', items }, app)).toEqual(model.badRequest(field));
      expect(presentError(new InvalidOrderError(field))).toEqual(model.badRequest(field));
    },
    { examples: [{ invalid: { field: 'items', items: [] } }] },
  );

  example('each error has a response of its own, which later errors do not change', () => {
    const fields = ['items', 'price', 'quantity'] as const;
    const responses = fields.map((field) => presentError(new InvalidOrderError(field)));
    expect(responses).toEqual(fields.map((field) => model.badRequest(field)));
  });
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
    async ({ ids, requests, ...forms }) => {
      expect(await model.placedWith(requests, ids, forms)).toEqual(model.expectedWith(requests, ids));
    },
    { examples: given.formsOfBoth.map((forms) => ({ ids: ['', 'a'], requests: [request, request], ...forms })) },
  );

  law(
    'the use case calls only the save method of its repository, and passes it an Order',
    { request: requests() },
    async ({ request }) => {
      const saved: unknown[] = [];
      const repository = standIn('repository', { save: async (order: Order) => void saved.push(order) });
      const placeOrder = createPlaceOrder(repository, () => 'ord-1');
      await outcomeOf('the use case', () => placeOrder(request));
      expect(saved.map((one) => (one instanceof Order ? 'an Order' : 'something else'))).toEqual(['an Order']);
      expect(beyondInterface(repository)).toEqual([]);
    },
  );

  law(
    'the controller passes every request to its use case, and responds with the result',
    {
      request: fc.oneof(requests(), given.invalidRequests()),
      useCaseForm: fc.constantFrom(...functionForms),
      orderId: anyKey(),
      total: wholeNumbers(),
    },
    async ({ request, useCaseForm, orderId, total }) => {
      const { useCase, received } = model.recordingUseCase({ orderId, total });
      const controller = createOrderController(inFunctionForm(useCase, useCaseForm));
      createOrderController(async () => ({ orderId: 'of another controller', total: 1 }));
      const requests = [request, { customerId: 'c9', items: given.manyItems }];
      const responses = await Promise.all(requests.map((one) => responseTo(one, controller)));
      expect(responses).toEqual(requests.map(() => ({ status: 201, body: { orderId, total } })));
      expect(received).toEqual(requests);
    },
    {
      examples: functionForms.flatMap((useCaseForm) =>
        [request, { customerId: '', items: [] }].map((request) => ({ request, useCaseForm, orderId: '', total: 0 })),
      ),
    },
  );

  example('the response has the current total, even if the use case always returns the same object', async () => {
    const now = { total: 1 };
    const placed = {
      orderId: 'ord-7',
      get total() {
        return now.total;
      },
    };
    const controller = createOrderController(async () => placed);
    await responseTo(request, controller);
    now.total = 2;
    expect(await responseTo(request, controller)).toEqual({ status: 201, body: { orderId: 'ord-7', total: 2 } });
  });

  law(
    'orders placed at the same time keep their own ids, items and totals',
    {
      requests: fc.array(requests(), { minLength: 2, maxLength: 4 }),
      ticksToSave: fc.array(fc.nat(5), { minLength: 4, maxLength: 4 }),
    },
    async ({ requests, ticksToSave }) => {
      const { responses, returned, saved } = await model.placedTogether(requests, ticksToSave);
      const ids = responses.map(model.idIn);
      expect(ids.toSorted()).toEqual(returned.toSorted());
      expect(responses).toEqual(requests.map((request, i) => created(ids[i] ?? '', request)));
      expect(saved.length).toBe(requests.length);
      expect(ids.map((id) => saved.find((order) => order?.id === id))).toEqual(
        requests.map((request, i) => orderOf(ids[i] ?? '', request)),
      );
    },
    { examples: given.confusableRequests().map((requests) => ({ requests, ticksToSave: [3, 0, 0, 0] })) },
  );

  law(
    'an in-memory store finds exactly the orders that were saved to it',
    { saved: fc.uniqueArray(anyKey(), { maxLength: 4 }), asked: anyKey() },
    async ({ saved, asked }) => {
      const [orders, another, withAsked] = [new InMemoryOrders(), new InMemoryOrders(), new InMemoryOrders()];
      await another.save(new Order(asked, 'c2', given.twoItems));
      const ids = saved.filter((id) => id !== asked);
      for (const id of ids) await orders.save(new Order(id, 'c1', given.oneItem));
      expect(model.foundIn(orders, asked)).toBe('nothing');
      // In a store of its own: rule 2 covers a store that is asked for an order before it is saved.
      for (const id of [...ids, asked]) await withAsked.save(new Order(id, 'c1', given.oneItem));
      const found = [asked, ...ids].map((id) => model.foundIn(withAsked, id));
      expect(found).toEqual([asked, ...ids].map((id) => `the order ${show(id)}`));
    },
    { examples: given.confusableIds() },
  );

  law(
    "an order keeps its own id, its customer's id and the ids of its products, whatever strings they are",
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
    "the response for a placed order contains only the order's id and total",
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
      const requestWithTotal = { customerId: 'c1', items: [{ productId: 'p1', price: total, quantity: 1 }] };
      expect(await responseTo(requestWithTotal, controller)).toEqual({ status: 201, body: { orderId, total } });
    },
    { why: 'a field that a use case adds for another caller must not reach visitors' },
  );

  law(
    'presentError turns everything except an InvalidOrderError into a 500 without details',
    { failure: given.internalFailures() },
    ({ failure }) => {
      presentError(new InvalidOrderError('price'));
      expect(presentError(failure.value)).toEqual(internalError);
    },
    {
      why: 'an error message may contain host names and passwords',
      examples: given.lookAlikeFailures.map((failure) => ({ failure })),
    },
  );

  law(
    'an instance of a subclass of InvalidOrderError is still presented as a 400',
    { field: fc.constantFrom('items', 'price', 'quantity') },
    ({ field }) => {
      const error = new (class EmptyOrderError extends InvalidOrderError {})(field);
      expect(presentError(error)).toEqual(model.badRequest(field));
    },
  );

  law(
    'if the use case throws or rejects, it is called only once, and the response is a 500; later requests work',
    {
      story: fc.array(fc.constantFrom('returns', ...given.ways), { minLength: 1, maxLength: 5 }),
      failure: given.internalFailures(),
    },
    async ({ story, failure }) => {
      const placed = { orderId: 'ord-1', total: ownTotalOf(request) };
      const session = model.controllerOver(placed, failure);
      for (session.now of story) {
        const expected = session.now === 'returns' ? { status: 201, body: placed } : internalError;
        expect(await responseTo(request, session.controller)).toEqual(expected);
      }
      expect(session.calls).toBe(story.length);
    },
    { examples: given.failingStories() },
  );

  law(
    'an internal failure results in a 500, and the app keeps working',
    {
      story: fc.array(fc.constantFrom(...given.outcomes), { minLength: 1, maxLength: 6 }),
      failure: given.internalFailures(),
    },
    async ({ story, failure }) => {
      const { shown, expected } = await model.placedOneByOne(story, failure, request);
      expect(shown).toEqual(expected);
    },
    {
      examples: given.lookAlikeFailures.map((failure) => ({ story: [...given.outcomes, ...given.outcomes], failure })),
    },
  );

  law(
    'an order is placed, however many other orders succeeded or failed before it',
    { before: fc.constantFrom(...given.outcomes), times: fc.constantFrom<number>(1, 3, 12, 120) },
    async ({ before, times }) => {
      const story = [...Array<given.Outcome>(times).fill(before), 'is placed' as const];
      const { shown, expected } = await model.placedOneByOne(story, given.ordinaryFailure, request);
      expect(shown.at(-1)).toEqual(expected.at(-1));
    },
    { examples: given.outcomes.flatMap((before) => [3, 12, 120].map((times) => ({ before, times }))) },
  );

  law(
    'a failed save affects no other order placed at the same time',
    { areSaved: fc.array(fc.boolean(), { minLength: 2, maxLength: 5 }) },
    async ({ areSaved }) => {
      const responses = await model.responsesIfSomeFail(areSaved, request);
      const expected = responses.map((one, i) => (areSaved[i] ? created(model.idIn(one), request) : internalError));
      expect(responses).toEqual(expected);
    },
    { examples: given.failuresAmongOthers().map((areSaved) => ({ areSaved })) },
  );
});

describe('7 ★★★ Later changes do not affect an order', () => {
  law(
    'changes to the items that were passed in or returned do not affect an order',
    { orders: fc.array(requests(), { minLength: 1, maxLength: 3 }) },
    ({ orders }, mode) => {
      const session = mode.use(model.orderSession);
      for (const { customerId, items } of orders) session.make(customerId, [...items]);
      const expected = orders.map((request, i) => orderOf(`ord-${i}`, request));
      expect(orders.map((_, i) => session.items(i))).toMatchObject(orders.map(({ items }) => items));
      expect(orders.map((_, i) => session.items(i))).toMatchObject(orders.map(({ items }) => items));
      expect(orders.map((_, i) => session.facts(i))).toEqual(expected);
    },
    {
      modes: { mutated: true, inCompany: true },
      examples: [{ orders: [{ customerId: 'c1', items: given.twoItems }] }],
      why: 'a basket that lives on after checkout must not change what was bought',
    },
  );

  law(
    'later changes do not affect an order, even if the list or one of its items was already frozen',
    { request: requests(), frozen: fc.constantFrom('the list', 'the first item') },
    ({ request, frozen }) => {
      expect(model.partlyFrozenOrder(request, frozen).items).toMatchObject(request.items);
    },
  );

  law(
    'changes to the items during save or afterwards affect only the next order made from them',
    { request: requests(), when: fc.constantFrom('during save', 'after the order is placed') },
    async ({ request, when }) => {
      const { items, change, wereFrozen } = model.changingItems(request);
      const { repository, saved } = repositoryIn('an object literal', () => when === 'during save' && change());
      const placeOrder = createPlaceOrder(repository, model.idsFrom([]).nextId);
      const placed = await outcomeOf('the use case', () => placeOrder({ ...request, items }));
      if (when === 'after the order is placed') {
        expect([...items]).toEqual(request.items);
        change();
      }
      expect(wereFrozen() ? "the caller's items are frozen" : 'not frozen').toBe('not frozen');
      const changed = items.map((item) => ({ ...item }));
      await outcomeOf('the use case', () => placeOrder({ ...request, items }));
      expect(saved.map((order) => factsOf(order)?.items)).toEqual([request.items, changed]);
      expect(placed).toMatchObject({ total: ownTotalOf(request) });
    },
  );

  example('no layer freezes what it is given', async () => {
    expect(await model.frozenByLayers(request)).toEqual([]);
  });
});
