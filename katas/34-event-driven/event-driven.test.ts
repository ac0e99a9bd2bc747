import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { anyFailure } from '../support/failure.ts';
import { twoKeys } from '../support/hostile.ts';
import { example, law } from '../support/law.ts';
import { settle, ticks } from '../support/settle.ts';
import {
  expectedLog,
  expectedReceipts,
  inTurn,
  logOf,
  play,
  publish,
  Session,
  type Step,
  subscribeNoting,
} from './event-driven.model.ts';
import { MessageBroker, OrderService, startNotificationService, startShippingService } from './event-driven.ts';
import {
  brokerForms,
  directBroker,
  expectedShopLog,
  oneOrder,
  Shop,
  type ShopStep,
  shopStories,
} from './shop.model.ts';
import { failuresOf, numbered, pauses, starts, startsWithPauses, stories, upTo, values } from './stories.model.ts';

const topics = fc.array(fc.constantFrom('orders', 'parcels'), { maxLength: 3 });

describe('1 ★ Every consumer of a topic receives each message published to it', () => {
  law(
    'a message reaches exactly the consumers that are subscribed to its topic when publish is called',
    { early: topics, published: topics, late: topics },
    async ({ early, published, late }) => {
      const broker = new MessageBroker({ maxAttempts: 1 });
      const received: string[] = [];
      early.forEach((topic, i) => subscribeNoting(broker, received, topic, `consumer ${i + 1}`));
      published.forEach((topic, i) => publish(broker, topic, `m${i + 1}`));
      late.forEach((topic, i) => subscribeNoting(broker, received, topic, `late consumer ${i + 1}`));
      await settle();
      expect(received.toSorted()).toEqual(expectedReceipts(early, published).toSorted());
    },
    { effort: 0.5, examples: [{ early: ['orders', 'orders', 'parcels'], published: ['orders'], late: ['orders'] }] },
  );

  example('publish resolves for a topic without consumers', async () => {
    const session = new Session([{ name: 'warehouse', topic: 'parcels' }]);
    session.publish('m1', 'orders');
    await settle();
    expect(session.outcomes).toEqual({ m1: 'resolved' });
  });

  example('the same handler, subscribed twice under the same name, receives each message twice', async () => {
    const broker = new MessageBroker({ maxAttempts: 1 });
    const received: unknown[] = [];
    const handler = async (message: unknown) => void received.push(message);
    broker.subscribe('orders', 'warehouse', handler);
    broker.subscribe('orders', 'warehouse', handler);
    publish(broker, 'orders', 'm1');
    await settle();
    expect(received).toEqual(['m1', 'm1']);
  });

  example('a consumer subscribed during an attempt does not receive the message of that attempt', async () => {
    const broker = new MessageBroker({ maxAttempts: 1 });
    const received: string[] = [];
    broker.subscribe('orders', 'warehouse', async (message) => {
      if (message === 'm1') subscribeNoting(broker, received, 'orders', 'late');
    });
    publish(broker, 'orders', 'm1');
    await settle();
    publish(broker, 'orders', 'm2');
    await settle();
    expect(received).toEqual(['late of orders receives m2']);
  });
});

describe('2 ★ Services react to messages by publishing messages', () => {
  const orders = ['o1', 'o2', 'o1'];

  example('placeOrder publishes one OrderPlaced for each order', async () => {
    const { broker, published } = directBroker();
    const service = new OrderService(broker);
    await inTurn(orders, (orderId) => service.placeOrder(orderId));
    expect(published).toEqual(orders.map((orderId) => ({ topic: 'order.placed', message: { orderId } })));
  });

  example('the shipping service ships each order placed, and publishes OrderShipped', async () => {
    const { broker, published, subscribed } = directBroker();
    const shipped: string[] = [];
    startShippingService(broker, async (orderId) => `TRK-${shipped.push(orderId)}`);
    await inTurn(orders, (orderId) => broker.publish('order.placed', { orderId }));
    expect({ subscribed, shipped }).toEqual({ subscribed: ['shipping to order.placed'], shipped: orders });
    expect(published.filter(({ topic }) => topic !== 'order.placed')).toEqual(
      orders.map((orderId, i) => ({ topic: 'order.shipped', message: { orderId, trackingCode: `TRK-${i + 1}` } })),
    );
  });

  example('the notification service sends the tracking code of each order shipped', async () => {
    const { broker, subscribed } = directBroker();
    const sent: string[][] = [];
    startNotificationService(broker, async (...args) => void sent.push(args));
    const events = orders.map((orderId, i) => ({ orderId, trackingCode: `TRK-${i + 1}` }));
    await inTurn(events, (event) => broker.publish('order.shipped', event));
    expect({ subscribed, sent }).toEqual({
      subscribed: ['notifications to order.shipped'],
      sent: events.map(({ orderId, trackingCode }) => [orderId, trackingCode]),
    });
  });
});

describe('3 ★★ A slow consumer delays neither the publisher nor other consumers', () => {
  law(
    'publish resolves even if no handler ever finishes',
    { consumers: fc.integer({ min: 1, max: 3 }), messages: fc.integer({ min: 1, max: 3 }) },
    async ({ consumers, messages }) => {
      const session = new Session(numbered('consumer ', consumers).map((name) => ({ name })));
      for (const message of numbered('m', messages)) session.publish(message);
      await settle();
      expect(session.outcomes).toEqual(Object.fromEntries(session.published.map((one) => [one, 'resolved'])));
    },
    { why: 'a publisher that waits for consumers is as slow as the slowest one, and stops when it stops', effort: 0.2 },
  );

  law(
    "consumers handle all their messages even if another consumer's handler never finishes",
    {
      subscribed: fc.shuffledSubarray(['stuck', 'warehouse', 'billing'], { minLength: 3 }),
      messages: fc.integer({ min: 1, max: 3 }),
    },
    async ({ subscribed, messages }) => {
      const session = new Session(subscribed.map((name) => ({ name, topic: name === 'billing' ? 'bills' : 'orders' })));
      for (const message of numbered('m', messages)) session.publish(message, 'orders');
      for (const message of numbered('b', messages)) session.publish(message, 'bills');
      await session.finishAll(['warehouse', 'billing']);
      const { warehouse, billing } = session.logs;
      expect({ warehouse, billing }).toEqual({
        warehouse: logOf(numbered('m', messages)),
        billing: logOf(numbered('b', messages)),
      });
    },
    { effort: 0.3 },
  );

  example('a service whose handler for one topic never finishes still handles messages of another topic', async () => {
    const broker = new MessageBroker({ maxAttempts: 1 });
    const handled: string[] = [];
    broker.subscribe('orders', 'warehouse', () => new Promise(() => {}));
    subscribeNoting(broker, handled, 'parcels', 'warehouse');
    publish(broker, 'orders', 'm1');
    publish(broker, 'parcels', 'm2');
    await settle();
    expect(handled).toEqual(['warehouse of parcels receives m2']);
  });
});

describe('4 ★★ A consumer handles one message at a time, in the order published', () => {
  law(
    'all consumers handle the messages one after the other, in the order in which publish was called',
    {
      replying: fc.constantFrom('nobody', 'warehouse', 'notifier'),
      steps: stories('finish warehouse', 'finish notifier'),
    },
    async ({ replying, steps }, mode) => {
      const plans = ['warehouse', 'notifier'].map((name) => ({ name, replies: name === replying }));
      const session = mode.use(() => new Session(plans));
      await play(session, steps);
      const expected = logOf(session.published);
      expect(session.logs).toEqual({ warehouse: expected, notifier: expected });
    },
    {
      modes: { inCompany: true },
      examples: [
        { replying: 'warehouse', steps: ['publish m1'] },
        { replying: 'notifier', steps: ['publish m1'] },
        { replying: 'nobody', steps: ['publish m1', 'publish m2', 'finish warehouse', 'publish m3'] },
        { replying: 'nobody', steps: numbered('publish m', 30) as Step[] },
      ],
    },
  );

  law(
    'a message that is published just as an attempt ends is handled like any other',
    { failures: fc.constantFrom({}, { m1: 1 }), ticksAfterTheEnd: fc.nat(9) },
    async ({ failures, ticksAfterTheEnd }) => {
      const warehouse = { name: 'warehouse', failures };
      const session = new Session([warehouse]);
      await session.do('publish m1');
      session.finish('warehouse');
      await ticks(ticksAfterTheEnd);
      session.publish('m2');
      await session.finishAll();
      expect(session.logs).toEqual({ warehouse: logOf(['m1', 'm2'], warehouse) });
    },
    { effort: 0.2, examples: upTo(9).map((ticksAfterTheEnd) => ({ failures: {}, ticksAfterTheEnd })) },
  );

  example('an attempt that can start does not wait for a timer', async () => {
    const broker = new MessageBroker({ maxAttempts: 1 });
    const log: string[] = [];
    subscribeNoting(broker, log, 'orders', 'warehouse');
    await inTurn(['m1', 'm2', 'm3'], async (message) => {
      const earlierTimer = settle();
      publish(broker, 'orders', message);
      await earlierTimer;
      log.push('an earlier timer fires');
    });
    expect(log).toEqual(
      ['m1', 'm2', 'm3'].flatMap((m) => [`warehouse of orders receives ${m}`, 'an earlier timer fires']),
    );
  });

  law(
    'a message can be any JSON value, and a topic any string',
    {
      topics: twoKeys(),
      messages: fc.array(fc.tuple(fc.nat(1), fc.constantFrom<unknown>(...values)), { maxLength: 4 }),
    },
    async ({ topics, messages }) => {
      const broker = new MessageBroker({ maxAttempts: 1 });
      const received: unknown[][] = [[], []];
      topics.forEach((topic, i) => broker.subscribe(topic, '', async (message) => void received[i]?.push(message)));
      for (const [to, message] of messages) publish(broker, topics[to] ?? '', message);
      await settle();
      expect(received).toEqual([0, 1].map((i) => messages.filter(([to]) => to === i).map(([, message]) => message)));
    },
    {
      examples: values.map((value) => ({
        topics: ['__proto__', 'constructor'] as [string, string],
        messages: [value, 'm', 'm'].map((message, i): [number, unknown] => [i % 2, message]),
      })),
    },
  );
});

describe('5 ★★ Services reach each other only through the broker', () => {
  law(
    'a service reacts to an order only when the broker delivers it, and uses only publish and subscribe',
    { broker: fc.constantFrom(...brokerForms), steps: shopStories() },
    async ({ broker, steps }, mode) => {
      const shop = new Shop(broker, mode);
      const all = steps.flatMap((step): ShopStep[] => [step, 'broker accepts']);
      await inTurn(all, (step) => shop.do(step));
      expect(shop.log).toEqual(expectedShopLog(all));
      expect(shop.beyond(), 'Your services use more of the broker than publish and subscribe').toEqual([]);
    },
    {
      why: 'services that know each other have to be deployed together',
      effort: 0.5,
      examples: brokerForms.map((broker) => ({ broker, steps: oneOrder })),
    },
  );

  law(
    'placeOrder and attempts wait until the broker accepts their message, and fail with the error of a call that fails',
    { broker: fc.constantFrom(...brokerForms), steps: shopStories() },
    async ({ broker, steps }, mode) => {
      const shop = mode.use(() => new Shop(broker, mode));
      await inTurn(steps, (step) => shop.do(step));
      expect(shop.log).toEqual(expectedShopLog(steps, mode.trouble?.call));
    },
    {
      modes: {
        inCompany: true,
        inTrouble: { errors: { 'a TypeError': () => new TypeError('failed'), NaN: () => NaN } },
      },
      examples: [{ broker: 'an object literal', steps: oneOrder }],
    },
  );
});

describe('6 ★★★ A message that keeps failing becomes a dead letter', () => {
  const messages = numbered('m', 3);
  const how = fc.constantFrom('throws', 'rejects');

  law(
    'a consumer retries a message until an attempt succeeds or maxAttempts have failed, then continues with the next',
    {
      maxAttempts: fc.integer({ min: 1, max: 3 }),
      warehouseFails: failuresOf(messages),
      notifierFails: failuresOf(messages),
      how,
    },
    async ({ maxAttempts, warehouseFails, notifierFails, how }, mode) => {
      const warehouse = { name: 'warehouse', failures: warehouseFails, how };
      const notifier = { name: 'notifier', failures: notifierFails, how };
      const session = mode.use(() => new Session([warehouse, notifier], maxAttempts));
      await play(session, ['publish m1', 'publish m2', 'finish warehouse', 'publish m3']);
      expect(session.logs).toEqual({
        warehouse: logOf(messages, warehouse, maxAttempts),
        notifier: logOf(messages, notifier, maxAttempts),
      });
      expect(session.outcomes).toEqual({ m1: 'resolved', m2: 'resolved', m3: 'resolved' });
    },
    {
      modes: { inCompany: true },
      examples: [
        { maxAttempts: 1, warehouseFails: { m1: 1 }, notifierFails: {}, how: 'throws' },
        { maxAttempts: 2, warehouseFails: { m1: 1, m2: 2 }, notifierFails: { m1: 1 }, how: 'rejects' },
        { maxAttempts: 3, warehouseFails: { m1: 2, m2: 4, m3: 2 }, notifierFails: {}, how: 'rejects' },
      ],
    },
  );

  law(
    'a dead letter carries the topic, the consumer, the message and the error of the last attempt',
    { failures: fc.array(anyFailure(), { minLength: 1, maxLength: 3 }), how, message: fc.constantFrom('m1', '', 0) },
    async ({ failures, how, message }) => {
      const broker = new MessageBroker({ maxAttempts: failures.length });
      let attempts = 0;
      broker.subscribe('orders', 'warehouse', () => {
        const failure = failures[attempts]?.value;
        attempts += 1;
        if (how === 'throws') throw failure;
        return Promise.reject(failure);
      });
      publish(broker, 'orders', message);
      await settle();
      const [{ error, ...rest } = { error: 'there is no dead letter' }, ...others] = broker.deadLetters();
      expect([rest, ...others]).toEqual([{ topic: 'orders', consumer: 'warehouse', message }]);
      expect(error).toBe(failures.at(-1)?.value);
    },
  );

  example('dead letters are listed in the order in which consumers gave up on them', async () => {
    const failures = { m1: 1, m2: 1 };
    const session = new Session(['warehouse', 'notifier'].map((name) => ({ name, failures })));
    const finished = ['notifier', 'warehouse', 'warehouse', 'notifier'].map((name): Step => `finish ${name}`);
    await play(session, ['publish m1', 'publish m2', ...finished]);
    const letters = session.broker.deadLetters().map(({ consumer, message }) => `${consumer} ${message}`);
    expect(letters).toEqual(['notifier m1', 'warehouse m1', 'warehouse m2', 'notifier m2']);
  });

  example('each of two consumers with the same name makes maxAttempts attempts at each message', async () => {
    const broker = new MessageBroker({ maxAttempts: 2 });
    const message = { orderId: 'o1' };
    const attempts: string[] = [];
    for (const consumer of ['first', 'second']) {
      broker.subscribe('orders', 'warehouse', () => Promise.reject(new Error(`attempt ${attempts.push(consumer)}`)));
    }
    publish(broker, 'orders', message);
    publish(broker, 'orders', message);
    await settle();
    expect(attempts.toSorted()).toEqual(['first', 'second'].flatMap((consumer) => Array<string>(4).fill(consumer)));
    expect(broker.deadLetters()).toHaveLength(4);
  });
});

describe('7 ★★★ While a service is paused, its messages wait', () => {
  law(
    'no attempt starts between pause and resume; afterwards messages are handled in order, and failed attempts count',
    {
      failures: failuresOf(['m1', 'm2']),
      steps: stories('finish warehouse', 'pause warehouse', 'resume warehouse'),
    },
    async ({ failures, steps }, mode) => {
      const warehouse = { name: 'warehouse', failures };
      const session = mode.use(() => new Session([warehouse], 2));
      const all: Step[] = [...steps, 'resume warehouse'];
      await play(session, all);
      expect(session.logs).toEqual({ warehouse: expectedLog(warehouse, all, 2) });
    },
    {
      modes: { inCompany: true },
      examples: [{}, { m1: 1 }, { m1: 2 }].flatMap((failures) => pauses.map((steps) => ({ failures, steps }))),
    },
  );

  law(
    'no attempt starts between pause and resume, even if an attempt was about to start',
    { steps: fc.constantFrom(...starts), ticksBeforePause: fc.nat(5), ticksBeforeResume: fc.nat(5) },
    async ({ steps, ticksBeforePause, ticksBeforeResume }) => {
      const session = new Session([{ name: 'warehouse' }]);
      await inTurn(steps.slice(0, -1), (step) => session.do(step));
      for (const step of steps.slice(-1)) session.take(step);
      await ticks(ticksBeforePause);
      session.take('pause warehouse');
      await ticks(ticksBeforeResume);
      session.take('resume warehouse');
      await session.finishAll();
      const log = session.logs['warehouse'] ?? [];
      const whilePaused = log.slice(log.lastIndexOf('paused'), log.lastIndexOf('resumed'));
      expect(whilePaused.filter((line) => line.endsWith('begins'))).toEqual([]);
      expect(log.filter((line) => /begins|ends/.test(line))).toEqual(logOf(session.published));
    },
    {
      effort: 0.5,
      examples: startsWithPauses,
    },
  );

  example('while notifications are paused, orders are placed and shipped; emails follow afterwards', async () => {
    const broker = new MessageBroker({ maxAttempts: 1 });
    const log: string[] = [];
    startShippingService(broker, async (orderId) => `TRK-${log.push(`ship ${orderId}`)}`);
    startNotificationService(broker, async (orderId) => void log.push(`send ${orderId}`));
    broker.pause('notifications');
    await inTurn(['o1', 'o2'], (orderId) => new OrderService(broker).placeOrder(orderId));
    await settle();
    log.push('resumed');
    broker.resume('notifications');
    await settle();
    expect(log).toEqual(['ship o1', 'ship o2', 'resumed', 'send o1', 'send o2']);
  });

  example('an attempt that fails during a pause can make its message a dead letter', async () => {
    const session = new Session([{ name: 'warehouse', failures: { m1: 1 } }]);
    await inTurn<Step>(['publish m1', 'pause warehouse', 'finish warehouse'], (step) => session.do(step));
    expect(session.broker.deadLetters().map(({ message }) => message)).toEqual(['m1']);
  });

  example(
    "a service that is paused during another service's attempt starts no attempt until it is resumed",
    async () => {
      const broker = new MessageBroker({ maxAttempts: 1 });
      const log: string[] = [];
      broker.subscribe('orders', 'warehouse', async () => {
        broker.pause('notifier');
        log.push('notifier is paused');
      });
      subscribeNoting(broker, log, 'orders', 'notifier');
      publish(broker, 'orders', 'm1');
      await settle();
      expect(log.slice(log.indexOf('notifier is paused'))).toEqual(['notifier is paused']);
      broker.resume('notifier');
      await settle();
      expect(log).toContain('notifier of orders receives m1');
    },
  );

  law(
    'pausing a name pauses all consumers of this broker with this name, of any topic, and no others',
    { names: twoKeys() },
    async ({ names: [paused, other] }) => {
      const [broker, otherBroker] = [new MessageBroker({ maxAttempts: 1 }), new MessageBroker({ maxAttempts: 1 })];
      const received: string[] = [];
      const all = [paused, other].flatMap((name) => ['orders', 'parcels'].map((topic) => ({ name, topic })));
      for (const { name, topic } of all) subscribeNoting(broker, received, topic, name);
      subscribeNoting(otherBroker, received, 'other orders', paused);
      broker.pause(paused);
      publish(otherBroker, 'other orders', 'm1');
      for (const topic of ['orders', 'parcels']) publish(broker, topic, 'm1');
      await settle();
      expect(received.toSorted()).toEqual(
        [
          `${other} of orders receives m1`,
          `${other} of parcels receives m1`,
          `${paused} of other orders receives m1`,
        ].toSorted(),
      );
      broker.resume(paused);
      await settle();
      const later = received.slice(3).toSorted();
      expect(later).toEqual([`${paused} of orders receives m1`, `${paused} of parcels receives m1`]);
    },
    { effort: 0.5, examples: [{ names: ['warehouse', 'notifier'] }, { names: ['warehouse', 'Warehouse'] }] },
  );
});
