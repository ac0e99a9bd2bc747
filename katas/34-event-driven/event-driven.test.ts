import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { createHandClock } from '../support/clock.ts';
import { ids } from '../support/generators.ts';
import { example, law } from '../support/law.ts';
import { finish, settle } from '../support/settle.ts';
import {
  consumers,
  failingConsumers,
  failures,
  happen,
  never,
  orders,
  outcomeNow,
  outcomeOf,
  pausedDuringAttempt,
  passingConsumers,
  posts,
  publishing,
  racing,
  shippings,
  Stage,
  switches,
  vandalise,
  waysToFail,
} from './event-driven.model.ts';
import { MessageBroker, OrderService, type OrderShipped } from './event-driven.ts';

const topics = ['orders', 'refunds'];
const warehouse = { name: 'warehouse', topic: 'orders' };
const notifier = { name: 'notifier', topic: 'orders' };

describe('1 ★ Every consumer of a topic gets the message', () => {
  example('notifier and warehouse get the message, the consumer of another topic does not', async () => {
    const stage = new Stage();
    stage.subscribe(notifier, warehouse, { name: 'billing', topic: 'refunds' });
    void stage.publish({ id: 'm1', topic: 'orders' });
    await settle();
    expect(stage.handled()).toEqual({ notifier: ['m1'], warehouse: ['m1'], billing: [] });
  });

  law(
    'those subscribed to its topic when publish is called get the message, and nobody else',
    { early: consumers(topics), before: posts(topics), late: consumers(topics), after: posts(topics) },
    async ({ early, before, late, after }) => {
      const stage = new Stage();
      stage.subscribe(...early);
      void stage.publish(...before);
      stage.subscribe(...late.map((consumer) => ({ ...consumer, name: `late ${consumer.name}` })));
      void stage.publish(...after.map(({ id, topic }) => ({ id: `later ${id}`, topic })));
      await settle();
      expect(stage.handled()).toEqual(stage.toldHandled());
    },
    { effort: 0.3 },
  );

  example('publishing to a topic without consumers resolves', async () => {
    const { broker } = new Stage();
    expect(await outcomeNow(() => broker.publish('orders', 'o1'))).toBe('resolves');
  });
});

describe('2 ★ Shipping an order publishes that it was shipped', () => {
  law(
    'each order is published once, with the time of the clock, and shipOrder resolves',
    { orders: shippings() },
    async ({ orders }) => {
      const clock = createHandClock();
      const broker = new MessageBroker({ maxAttempts: 1 });
      const service = new OrderService(broker, clock.now);
      const received: unknown[] = [];
      broker.subscribe<OrderShipped>('order.shipped', 'notifier', async (message) => void received.push(message));
      for (const { orderId, trackingCode, shippedAt } of orders) {
        clock.advance(shippedAt - clock.now());
        expect(await outcomeNow(() => service.shipOrder(orderId, trackingCode))).toBe('resolves');
      }
      expect(received).toEqual(orders);
    },
    { effort: 0.5 },
  );
});

describe('3 ★★ Nobody waits for a consumer', () => {
  law(
    'publish resolves although no consumer ever finishes',
    { consumers: consumers(), messages: posts() },
    async ({ consumers, messages }) => {
      const stage = new Stage({ work: never });
      stage.subscribe(...consumers);
      void stage.publish(...messages);
      await settle();
      expect(stage.published).toEqual(Object.fromEntries(messages.map(({ id }) => [id, 'resolves'])));
    },
    { why: 'producers become as slow as the slowest consumer, and stop when it stops', effort: 0.3 },
  );

  example('shipOrder resolves although the notifier never finishes', async () => {
    const broker = new MessageBroker({ maxAttempts: 1 });
    broker.subscribe('order.shipped', 'notifier', () => new Promise(() => {}));
    const shipped = outcomeNow(() => new OrderService(broker, () => 0).shipOrder('o1', 'TRK-9876'));
    expect(await shipped).toBe('resolves');
  });

  law(
    'a consumer that never finishes holds up no other',
    { stuck: fc.constantFrom(...topics), messages: posts(topics, 1) },
    async ({ stuck, messages }) => {
      const stage = new Stage({ work: (name) => (name === 'stuck' ? never() : Promise.resolve()) });
      stage.subscribe({ name: 'stuck', topic: stuck }, warehouse, { name: 'billing', topic: 'refunds' });
      void stage.publish(...messages);
      await settle();
      const { warehouse: orders, billing: refunds } = stage.toldHandled();
      expect(stage.handled()).toMatchObject({ warehouse: orders, billing: refunds });
    },
    { effort: 0.3 },
  );
});

describe('4 ★★ A consumer gets one message at a time, in the order published', () => {
  law(
    'the next message begins when the one before has ended, in the order published',
    { consumers: consumers(), messages: posts(), race: fc.scheduler() },
    async ({ consumers, messages, race }) => {
      const stage = new Stage({ work: racing(race) });
      stage.subscribe(...consumers);
      publishing(stage, messages, race);
      await finish(race);
      expect(stage.logs).toEqual(stage.told());
    },
    { why: 'a parcel that is cancelled before it is known stays on its way' },
  );

  example('what a consumer publishes to its own topic comes after what waits already', async () => {
    const seen: unknown[] = [];
    const broker = new MessageBroker({ maxAttempts: 1 });
    broker.subscribe('orders', 'warehouse', async (message) => {
      seen.push(`${message} begins`);
      await undefined;
      if (message === 'o1') await broker.publish('orders', 'o1 again');
      seen.push(`${message} ends`);
    });
    void outcomeOf(() => broker.publish('orders', 'o1'));
    void outcomeOf(() => broker.publish('orders', 'o2'));
    await settle();
    expect(seen).toEqual(['o1', 'o2', 'o1 again'].flatMap((message) => [`${message} begins`, `${message} ends`]));
  });
});

describe('5 ★★ Draining waits until nothing is left to do', () => {
  law(
    'once drain has resolved nothing more happens, also when it is called again or twice at once',
    { consumers: failingConsumers(3), messages: posts(), drainedAfter: fc.nat(5), race: fc.scheduler() },
    async ({ consumers, messages, drainedAfter, race }) => {
      const stage = new Stage({ maxAttempts: 2, work: racing(race) });
      stage.subscribe(...consumers);
      for (const round of [messages.slice(0, drainedAfter), messages.slice(drainedAfter)]) {
        void stage.publish(...round);
        const drains = [stage.drain(), stage.drain()];
        await finish(race);
        expect(drains).toEqual([{ logs: stage.logs }, { logs: stage.logs }]);
      }
    },
    { effort: 0.5 },
  );

  law(
    'what consumers publish in the meantime is waited for too',
    { consumers: passingConsumers(), messages: posts(['orders', 'parcels']), race: fc.scheduler() },
    async ({ consumers, messages, race }) => {
      const stage = new Stage({ work: racing(race) });
      stage.subscribe(...consumers);
      void stage.publish(...messages);
      const drained = stage.drain();
      await finish(race);
      expect(drained.logs).toEqual(stage.logs);
    },
    { why: 'a service that shuts down after drain would leave half of a chain of reactions undone', effort: 0.5 },
  );
});

describe('6 ★★ Nothing is lost and nothing comes twice', () => {
  law(
    'each consumer handles each message of its topic once, those that consumers publish included',
    { consumers: passingConsumers(), messages: posts(['orders', 'parcels']), race: fc.scheduler() },
    async ({ consumers, messages, race }) => {
      const stage = new Stage({ work: racing(race) });
      stage.subscribe(...consumers);
      publishing(stage, messages, race);
      await finish(race);
      expect(stage.handled()).toEqual(stage.toldHandled());
    },
  );

  law(
    'topics and names may be any text, and the same function and name may be subscribed again',
    { topics: fc.array(ids(), { maxLength: 4 }), name: ids(), published: fc.array(ids(), { maxLength: 4 }) },
    async ({ topics, name, published }) => {
      const broker = new MessageBroker({ maxAttempts: 1 });
      const received: string[] = [];
      const consumer = async (message: string) => void received.push(message);
      for (const topic of topics) broker.subscribe(topic, name, consumer);
      for (const topic of published) void outcomeOf(() => broker.publish(topic, `to '${topic}'`));
      await settle();
      const expected = published.flatMap((topic) => topics.filter((own) => own === topic).map(() => `to '${topic}'`));
      expect(received.toSorted()).toEqual(expected.toSorted());
    },
    { examples: [{ topics: ['a', 'a'], name: '', published: ['a', '__proto__'] }] },
  );

  law(
    'every value of JSON is a message',
    { messages: fc.array(fc.constantFrom<unknown[]>(...falsyMessages, 7, [], {}), { maxLength: 5 }) },
    async ({ messages }) => {
      const received: unknown[] = [];
      const broker = new MessageBroker({ maxAttempts: 1 });
      broker.subscribe('orders', 'warehouse', async (message) => void received.push(message));
      for (const message of messages) void outcomeOf(() => broker.publish('orders', message));
      await settle();
      expect(received).toEqual(messages);
    },
    { effort: 0.3, examples: falsyMessages.map((first) => ({ messages: [first, 'text'] })) },
  );
});

describe('7 ★★★ A poison message becomes a dead letter and holds up nobody', () => {
  law(
    'a message is tried maxAttempts times at most, then the next has its turn',
    { maxAttempts: fc.integer({ min: 1, max: 4 }), failingAttempts: failures(5), failure: waysToFail() },
    async ({ maxAttempts, failingAttempts, failure }) => {
      const stage = new Stage({ maxAttempts, failure });
      stage.subscribe({ ...warehouse, failingAttempts });
      void stage.publish(...fiveOrders);
      await settle();
      expect(stage.logs).toEqual(stage.told());
    },
    { effort: 0.5 },
  );

  law(
    'who gives up leaves a dead letter with the last error',
    { maxAttempts: fc.integer({ min: 1, max: 3 }), consumers: failingConsumers(4), failure: waysToFail() },
    async ({ maxAttempts, consumers, failure }) => {
      const stage = new Stage({ maxAttempts, failure });
      stage.subscribe(...consumers);
      void stage.publish(...fiveOrders);
      await settle();
      expect(stage.deadLetters()).toEqual(stage.toldDeadLetters());
    },
    { effort: 0.5 },
  );

  law(
    'whatever fails and in whichever order, each consumer goes on with its own messages',
    { consumers: failingConsumers(3), messages: posts(), race: fc.scheduler() },
    async ({ consumers, messages, race }) => {
      const stage = new Stage({ maxAttempts: 2, work: racing(race) });
      stage.subscribe(...consumers);
      publishing(stage, messages, race);
      await finish(race);
      expect(stage.logs).toEqual(stage.told());
      expect(stage.published).toEqual(Object.fromEntries(messages.map(({ id }) => [id, 'resolves'])));
    },
    { why: 'one order that the warehouse cannot handle stops all orders after it' },
  );
});

describe('8 ★★★ A paused consumer begins nothing and loses nothing', () => {
  law(
    'what is published while it is paused comes after resume, in order, and others go on meanwhile',
    { before: fc.nat(2), during: fc.nat(3) },
    async ({ before, during }) => {
      const stage = new Stage();
      stage.subscribe(warehouse, notifier);
      void stage.publish(...fiveOrders.slice(0, before));
      await settle();
      const { warehouse: handledBefore } = stage.toldHandled();
      stage.pause('warehouse');
      void stage.publish(...fiveOrders.slice(before, before + during));
      await settle();
      expect(stage.handled()).toEqual({ ...stage.toldHandled(), warehouse: handledBefore });
      stage.resume('warehouse');
      await settle();
      expect(stage.logs).toEqual(stage.told());
    },
    { effort: 0.2, examples: [{ before: 1, during: 2 }] },
  );

  law(
    'whenever it is paused and resumed, nothing begins while paused and all comes in the end, poison messages included',
    { failingAttempts: failures(3), messages: posts(), switches: switches(), race: fc.scheduler() },
    async ({ failingAttempts, messages, switches, race }) => {
      const stage = new Stage({ maxAttempts: 3, work: racing(race) });
      stage.subscribe({ ...warehouse, failingAttempts }, notifier);
      publishing(stage, messages, race);
      for (const what of switches) happen(race, `warehouse: ${what}`, () => stage[what]('warehouse'));
      await finish(race);
      expect(stage.handled()['notifier']).toEqual(stage.toldHandled()['notifier']);
      stage.resume('warehouse');
      await finish(race);
      expect(stage.logs).toEqual(stage.told());
      expect(stage.deadLetters()).toEqual(stage.toldDeadLetters());
    },
  );

  example('paused during a failing attempt: that attempt ends and counts, the next one waits for resume', async () => {
    const [stage, gates] = await pausedDuringAttempt({ m1: 2 });
    await gates.open(1);
    expect(stage.logs).toEqual({ warehouse: ['m1 begins', 'm1 fails'] });
    stage.resume('warehouse');
    await gates.open(3);
    expect(stage.logs).toEqual(stage.told());
  });

  example('paused and resumed during an attempt: the next one still begins after it', async () => {
    const [stage, gates] = await pausedDuringAttempt();
    stage.resume('warehouse');
    await settle();
    expect(stage.logs).toEqual({ warehouse: ['m1 begins'] });
    await gates.open(2);
    expect(stage.logs).toEqual(stage.told());
  });

  example('drain waits for the attempt under way of a paused consumer, not for what waits', async () => {
    const [stage, gates] = await pausedDuringAttempt();
    const drained = stage.drain();
    await settle();
    expect(drained.logs).toBe('drain has not resolved');
    await gates.open(1);
    expect(drained.logs).toEqual({ warehouse: ['m1 begins', 'm1 ends'] });
  });
});

describe("9 ★★★ Nobody sees another's changes to a message", () => {
  law(
    'every attempt of every consumer gets the message as it was published',
    { order: orders(), consumers: fc.integer({ min: 1, max: 3 }), failingAttempts: fc.nat(2) },
    async ({ order, consumers, failingAttempts }) => {
      const broker = new MessageBroker({ maxAttempts: 3 });
      const received: unknown[] = [];
      for (let i = 1; i <= consumers; i += 1) {
        let attempts = 0;
        broker.subscribe('orders', `consumer ${i}`, async (message) => {
          received.push(structuredClone(message));
          vandalise(message);
          attempts += 1;
          if (attempts <= failingAttempts) throw new Error('out of order');
        });
      }
      void outcomeOf(() => broker.publish('orders', structuredClone(order)));
      await settle();
      expect(received).toEqual(Array.from({ length: consumers * (failingAttempts + 1) }, () => order));
    },
    {
      why: 'the warehouse takes a line off its copy of the order, and the customer gets no mail about it',
      effort: 0.5,
    },
  );

  law(
    'what the producer does to its object after the call changes no message, and its object is left alone',
    { order: orders() },
    async ({ order }) => {
      const broker = new MessageBroker({ maxAttempts: 1 });
      const received: unknown[] = [];
      broker.subscribe('orders', 'warehouse', async (message) => {
        received.push(structuredClone(message));
        vandalise(message);
      });
      const own = structuredClone(order);
      void outcomeOf(() => broker.publish('orders', own));
      vandalise(own);
      const changed = structuredClone(own);
      await settle();
      expect({ received, own }).toEqual({ received: [order], own: changed });
    },
  );

  law(
    'a dead letter has the message as published, whatever anybody does to a list of dead letters',
    { order: orders(), maxAttempts: fc.integer({ min: 1, max: 2 }) },
    async ({ order, maxAttempts }) => {
      const broker = new MessageBroker({ maxAttempts });
      broker.subscribe('orders', 'warehouse', async (message) => {
        vandalise(message);
        throw new Error('out of order');
      });
      void outcomeOf(() => broker.publish('orders', structuredClone(order)));
      await settle();
      expect(broker.deadLetters().map(({ message }) => message)).toEqual([order]);
      const list = broker.deadLetters();
      vandalise(list[0]?.message);
      list.length = 0;
      expect(broker.deadLetters().map(({ message }) => message)).toEqual([order]);
    },
  );
});

const falsyMessages: readonly unknown[] = [null, false, 0, ''];
const fiveOrders = ['m1', 'm2', 'm3', 'm4', 'm5'].map((id) => ({ id, topic: 'orders' }));
