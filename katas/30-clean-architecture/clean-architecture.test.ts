import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { amounts, ids, invalidAmounts, notAmounts } from '../support/generators.ts';
import { brokenImports } from '../support/import-rules.ts';
import { example, law } from '../support/law.ts';
import { ticks } from '../support/settle.ts';
import { rejectionOf, thrownBy } from '../support/thrown.ts';
import {
  answerOf,
  badOrders,
  bodyIn,
  breakdowns,
  brokenPort,
  factsOf,
  failures,
  idIn,
  idLists,
  idsFrom,
  listRepository,
  missing,
  type OrderRecipe,
  orders,
  placedAs,
  plain,
  repositories,
  repositoryKinds,
  requests,
  seen,
  shownAs,
  tamperings,
  tamperWith,
  thingOf,
  totalOf,
  withItem,
} from './clean-architecture.model.ts';
import { InvalidOrderError, Order } from './entities.ts';
import { createOrderController, presentDetails, presentError, presentPlaced } from './interface-adapters.ts';
import { createApp } from './main.ts';
import { createPlaceOrder, createShowOrder, OrderNotFoundError } from './use-cases.ts';

describe('1 ★ The total is the sum of price times quantity', () => {
  example('two at 10.00 and three at 2.50 make 27.50', () => {
    const items = [
      { productId: 'p1', price: 1000, quantity: 2 },
      { productId: 'p2', price: 250, quantity: 3 },
    ];
    expect(new Order('ord-1', 'c1', items).total).toBe(2750);
  });

  law('an order says its id, its customer, its items and their total', { id: ids(), order: orders() }, (input) => {
    const { id, order } = input;
    expect(factsOf(new Order(id, order.customerId, order.items))).toEqual({ id, ...order, total: totalOf(order) });
  });
});

describe('2 ★ An order is saved, then answered with its id and total', () => {
  law('the use case saves the order once and says its id and total', { id: ids(), order: orders() }, async (input) => {
    const { id, order } = input;
    const repository = listRepository();
    const placed = await createPlaceOrder(repository, () => id)(order);
    expect(placed).toMatchObject({ orderId: id, total: totalOf(order) });
    expect(repository.saved.map(factsOf)).toEqual([{ id, ...order, total: totalOf(order) }]);
  });

  law('the app answers 201 when it is placed and 200 when it is shown', { order: orders() }, async ({ order }) => {
    const app = createApp({ nextId: () => 'ord-1' });
    expect(await answerOf(() => app.place(order))).toEqual(placedAs('ord-1', order));
    expect(await answerOf(() => app.show('ord-1'))).toEqual(shownAs('ord-1', order));
  });

  law(
    'the answer waits until the order is saved',
    { order: orders(), ticksToSave: fc.nat(60) },
    async ({ order, ticksToSave }) => {
      const story: string[] = [];
      const repository = listRepository(async () => {
        await ticks(ticksToSave);
        story.push('saved');
      });
      const app = createApp({ repository, nextId: () => 'ord-1' });
      await answerOf(() => app.place(order));
      story.push('answered');
      expect([...story]).toEqual(['saved', 'answered']);
    },
    { why: 'a customer who is told "placed" must not lose the order when the database fails a moment later' },
  );

  law('presenters shape what use cases say', { id: ids(), order: orders() }, ({ id, order }) => {
    const placed = { orderId: id, total: totalOf(order) };
    expect(seen(presentPlaced(placed))).toEqual({ status: 201, body: placed });
    expect(seen(presentDetails({ ...placed, ...order }))).toEqual({ status: 200, body: { ...placed, ...order } });
  });
});

describe('3 ★★ Imports point inward only, whatever their kind', () => {
  example('no file imports one further out, or a package', () => {
    const broken = brokenImports(import.meta.url, {
      'entities.ts': { mayImport: [] },
      'use-cases.ts': { mayImport: ['entities.ts'] },
      'interface-adapters.ts': { mayImport: ['use-cases.ts', 'entities.ts'] },
      'main.ts': { mayImport: ['interface-adapters.ts', 'use-cases.ts', 'entities.ts'] },
    });
    expect(broken).toEqual([]);
  });

  law('layers put together by hand do what the app does', { id: ids(), order: orders() }, async ({ id, order }) => {
    const repository = listRepository();
    const byHand = createOrderController(
      createPlaceOrder(repository, () => id),
      createShowOrder(repository),
    );
    expect(await answerOf(() => byHand.place(order))).toEqual(placedAs(id, order));
    const app = createApp({ repository, nextId: () => 'other' });
    expect(await answerOf(() => app.show(id))).toEqual(shownAs(id, order));
  });
});

describe('4 ★★ The entity refuses what can be no order', () => {
  example('an order without items is refused', () => {
    expectRefusal(() => new Order('ord-1', 'c1', []), { field: 'items' });
  });

  law(
    'a price that is not whole, from 0 and safe is refused in any item',
    { order: orders(), price: invalidAmounts(), position: fc.nat(4) },
    ({ order, price, position }) => {
      const items = withItem(order, position, { productId: 'bad', price, quantity: 2 });
      expectRefusal(() => new Order('ord-1', 'c1', items), { field: 'price', value: price });
    },
    { examples: notAmounts.map((price, i) => ({ order: plain, price, position: i % 2 })) },
  );

  law(
    'a quantity that is not whole, from 1 and safe is refused in any item',
    { order: orders(), quantity: fc.oneof(fc.constant(0), invalidAmounts()), position: fc.nat(4) },
    ({ order, quantity, position }) => {
      const items = withItem(order, position, { productId: 'bad', price: 3, quantity });
      expectRefusal(() => new Order('ord-1', 'c1', items), { field: 'quantity', value: quantity });
    },
    { examples: [0, ...notAmounts].map((quantity, i) => ({ order: plain, quantity, position: i % 2 })) },
  );

  law(
    'a total past the safe range is refused, and one up to its edge is not',
    { room: fc.nat(3), quantity: fc.integer({ min: 1, max: 4 }) },
    ({ room, quantity }) => {
      const large = { productId: 'large', price: Number.MAX_SAFE_INTEGER - room, quantity: 1 };
      const build = () => new Order('ord-1', 'c1', [large, { productId: 'small', price: 1, quantity }]);
      if (quantity > room) expectRefusal(build, { field: 'total' });
      else expect(thrownBy(() => build().total) ?? build().total).toBe(Number.MAX_SAFE_INTEGER - room + quantity);
      expectRefusal(() => new Order('ord-1', 'c1', [{ ...large, quantity: quantity + 1 }]), { field: 'total' });
    },
    { why: 'past this edge, numbers are no longer exact and the customer pays something else than the sum' },
  );
});

describe('5 ★★ Failures become answers, and only what is meant for the caller gets out', () => {
  law('a bad order is a 400 that names the field, and nothing is saved', { bad: badOrders() }, async ({ bad }) => {
    const repository = listRepository();
    const app = createApp({ repository, nextId: () => 'ord-1' });
    const answer = await answerOf(() => app.place(bad.order));
    expect(answer).toEqual({ status: 400, body: { error: 'invalid order', field: bad.field } });
    expect(repository.saved.length).toBe(0);
    const place = createPlaceOrder(repository, () => 'ord-1');
    expect(await rejectionOf(() => place(bad.order))).toBeInstanceOf(InvalidOrderError);
  });

  law(
    'an order that nobody placed is a 404 with its id',
    { id: ids(), order: orders() },
    async ({ id, order }) => {
      const app = createApp({ nextId: () => 'ord-1' });
      await answerOf(() => app.place(order));
      const notFound = { status: 404, body: { error: 'order not found', orderId: id } };
      expect(await answerOf(() => app.show(id))).toEqual(notFound);
      const error = await rejectionOf(() => createShowOrder(listRepository())(id));
      expect(error).toBeInstanceOf(OrderNotFoundError);
      expect(error).toMatchObject({ orderId: id });
    },
    { examples: ['__proto__', 'constructor', 'toString', ''].map((id) => ({ id, order: plain })) },
  );

  law(
    'any other failure is a 500 that says nothing of it, and the app goes on',
    { order: orders(), when: fc.constantFrom(...breakdowns), failure: failures() },
    async ({ order, when, failure }) => {
      const { repository, nextId, mend } = brokenPort(when, failure);
      const app = createApp({ repository, nextId });
      const ask = () => (when.startsWith('findById') ? app.show('ord-1') : app.place(order));
      expect(await answerOf(ask)).toEqual({ status: 500, body: { error: 'internal error' } });
      mend();
      expect(await answerOf(() => app.place(order))).toEqual(placedAs('ord-1', order));
    },
    { why: 'a wrong answer hides a lost order, and error messages tell strangers host names and passwords' },
  );

  law('the presenter knows two failures and no other', { id: ids(), failure: failures() }, ({ id, failure }) => {
    const invalid = presentError(new InvalidOrderError('quantity', 0));
    expect(seen(invalid)).toEqual({ status: 400, body: { error: 'invalid order', field: 'quantity' } });
    const notFound = presentError(new OrderNotFoundError(id));
    expect(seen(notFound)).toEqual({ status: 404, body: { error: 'order not found', orderId: id } });
    expect(seen(presentError(thingOf(failure)))).toEqual({ status: 500, body: { error: 'internal error' } });
  });
});

describe('6 ★★ Swapping a part changes nothing else', () => {
  law(
    'the same requests get the same answers, whatever keeps the orders and gives the ids',
    { ids: idLists(), repository: fc.constantFrom(...repositoryKinds), requests: requests() },
    async ({ ids, repository, requests }) => {
      const { nextId, given } = idsFrom(ids);
      const app = createApp({ nextId, ...repositories[repository]() });
      const model = new Map<string, OrderRecipe>();
      for (const request of requests) {
        if ('show' in request) {
          const order = model.get(request.show);
          const expected = order ? shownAs(request.show, order) : missing(request.show);
          expect(await answerOf(() => app.show(request.show))).toEqual(expected);
        } else if ('placeBad' in request) {
          const { order, field } = request.placeBad;
          const refused = { status: 400, body: { error: 'invalid order', field } };
          expect(await answerOf(() => app.place(order))).toEqual(refused);
        } else {
          const answer = await answerOf(() => app.place(request.place));
          const id = given.at(-1) ?? 'no id was asked for';
          expect(answer).toEqual(placedAs(id, request.place));
          model.set(id, request.place);
        }
      }
    },
  );

  law(
    'the controller hands on the request and answers what the use case says',
    { order: orders(), id: ids(), total: amounts() },
    async ({ order, id, total }) => {
      const heard: unknown[] = [];
      const controller = createOrderController(
        async (request) => {
          heard.push(request);
          return { orderId: id, total };
        },
        async (orderId) => ({ orderId, ...order, total }),
      );
      const placed = await answerOf(() => controller.place(order));
      expect(placed).toEqual({ status: 201, body: { orderId: id, total } });
      expect(heard).toMatchObject([order]);
      const shown = await answerOf(() => controller.show(id));
      expect(shown).toEqual({ status: 200, body: { orderId: id, ...order, total } });
    },
    { why: 'a sum that is worked out in two places is soon worked out in two ways' },
  );

  law('two apps without a repository share nothing', { order: orders(), id: ids() }, async ({ order, id }) => {
    const [one, other] = [createApp({ nextId: () => id }), createApp({ nextId: () => id })];
    await answerOf(() => one.place(order));
    expect(await answerOf(() => other.show(id))).toEqual(missing(id));
    expect(await answerOf(() => one.show(id))).toEqual(shownAs(id, order));
  });
});

describe('7 ★★★ Every id comes from the injected generator', () => {
  law(
    'the generator is asked once an order, and its ids go to the orders in turn',
    { ids: idLists(), orders: fc.array(orders(), { minLength: 1, maxLength: 6 }) },
    async ({ ids, orders }) => {
      const { nextId, given } = idsFrom(ids);
      const app = createApp({ nextId });
      const answered: unknown[] = [];
      for (const order of orders) answered.push(idIn(await answerOf(() => app.place(order))));
      expect(answered).toEqual(idsFrom(ids).next(orders.length));
      expect(given).toEqual(answered);
    },
    { why: 'ids made from the clock are the same for two orders in one millisecond, and one order is lost' },
  );

  law(
    'orders placed at the same moment keep apart',
    {
      orders: fc.array(orders(), { minLength: 2, maxLength: 4 }),
      ticksToSave: fc.array(fc.nat(5), { minLength: 4, maxLength: 4 }),
    },
    async ({ orders, ticksToSave }) => {
      const { nextId, given } = idsFrom(['ord-1', 'ord-2', 'ord-3', 'ord-4']);
      const waits = [...ticksToSave];
      const app = createApp({ nextId, repository: listRepository(() => ticks(waits.shift() ?? 0)) });
      const placed = await Promise.all(orders.map((order) => answerOf(() => app.place(order))));
      expect(placed.map(idIn).toSorted()).toEqual(given.toSorted());
      const shown = await Promise.all(placed.map((answer) => answerOf(() => app.show(String(idIn(answer))))));
      expect(shown).toEqual(orders.map((order, i) => shownAs(String(idIn(placed[i])), order)));
      expect(placed).toEqual(orders.map((order, i) => placedAs(String(idIn(placed[i])), order)));
    },
  );
});

describe('8 ★★★ Nobody changes a placed order from outside', () => {
  law(
    'what the caller does to its items once save is called changes no order',
    { order: orders(), caller: tamperings(), when: fc.constantFrom('during save', 'after the answer') },
    async ({ order, caller, when }) => {
      const items = order.items.map((item) => ({ ...item }));
      const repository = listRepository(() => {
        if (when === 'during save') tamperWith(items, caller);
      });
      const app = createApp({ repository, nextId: () => 'ord-1' });
      const placed = await answerOf(() => app.place({ customerId: order.customerId, items }));
      if (when === 'after the answer') tamperWith(items, caller);
      expect(placed).toEqual(placedAs('ord-1', order));
      expect(repository.saved.map(factsOf)).toEqual([{ id: 'ord-1', ...order, total: totalOf(order) }]);
      expect(await answerOf(() => app.show('ord-1'))).toEqual(shownAs('ord-1', order));
    },
    { why: 'a basket that lives on after checkout must not rewrite what was bought' },
  );

  law(
    'what is done to an answer changes no order',
    { order: orders(), repository: fc.constantFrom(...repositoryKinds), caller: tamperings() },
    async ({ order, repository, caller }) => {
      const app = createApp({ nextId: () => 'ord-1', ...repositories[repository]() });
      for (const ask of [() => app.place(order), () => app.show('ord-1')]) {
        const body = bodyIn(await answerOf(ask));
        tamperWith(body['items'], caller);
        Object.keys(body).forEach((key) => Reflect.set(body, key, 0));
      }
      expect(await answerOf(() => app.show('ord-1'))).toEqual(shownAs('ord-1', order));
    },
  );

  law('what is done to the items of an order changes no order', { order: orders(), caller: tamperings() }, (input) => {
    const { order, caller } = input;
    const items = order.items.map((item) => ({ ...item }));
    const subject = new Order('ord-1', order.customerId, items);
    tamperWith(subject.items, caller);
    tamperWith(items, caller);
    expect(factsOf(subject)).toEqual({ id: 'ord-1', ...order, total: totalOf(order) });
  });
});

function expectRefusal(build: () => Order, refusal: { field: string; value?: unknown }): void {
  const error = thrownBy(build);
  expect(error).toBeInstanceOf(InvalidOrderError);
  expect(error).toMatchObject(refusal);
}
