import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { anyFailure } from '../support/failure.ts';
import { twoKeys } from '../support/hostile.ts';
import { example, law } from '../support/law.ts';
import { resultOf, settle } from '../support/settle.ts';
import { Watched } from '../support/watched.ts';
import {
  attemptsIn,
  deadLettersAfter,
  expectedLog,
  expectedReceipts,
  failWithPause,
  handledBy,
  inTurn,
  logOf,
  overtakingIn,
  pauseShortlyAfter,
  play,
  publish,
  publishAfterTheEnd,
  receipts,
  receiptsAndTimers,
  receiptsAroundPause,
  receivedFrom,
  Session,
  type Step,
  subscribeNoting,
} from './event-driven.model.ts';
import { MessageBroker, OrderService, startNotificationService, startShippingService } from './event-driven.ts';
import {
  brokerForms,
  directBroker,
  expectedShopLog,
  failures,
  oneOrder,
  Shop,
  type ShopStep,
  shopStories,
} from './shop.model.ts';
import {
  deliveries,
  failuresOf,
  failuresOfOne,
  numbered,
  pauses,
  queues,
  retries,
  starts,
  startsWithPauses,
  stories,
  upTo,
  values,
} from './stories.model.ts';

const topics = fc.array(fc.constantFrom('orders', 'parcels'), { maxLength: 3 });

describe('1 ★ Every message reaches every consumer of its topic', () => {
  law(
    'a message reaches exactly the consumers that are subscribed to its topic when publish is called',
    { early: topics, published: topics, late: topics },
    async ({ early, published, late }) => {
      const received = await receipts(early, published, late);
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

  example('a consumer that subscribes during an attempt does not receive the message being handled', async () => {
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

describe('2 ★ Services communicate by publishing messages', () => {
  const orders = ['o1', 'o2', 'o1'];

  example('placeOrder publishes one OrderPlaced per call', async () => {
    const { broker, published } = directBroker();
    const service = new OrderService(broker);
    await inTurn(orders, (orderId) => service.placeOrder(orderId));
    expect(published).toEqual(orders.map((orderId) => ({ topic: 'order.placed', message: { orderId } })));
  });

  example('the shipping service ships each placed order, and publishes OrderShipped', async () => {
    const { broker, published, subscribed } = directBroker();
    const shipped: string[] = [];
    startShippingService(broker, async (orderId) => `TRK-${shipped.push(orderId)}`);
    await inTurn(orders, (orderId) => broker.publish('order.placed', { orderId }));
    expect({ subscribed, shipped }).toEqual({ subscribed: ['shipping to order.placed'], shipped: orders });
    expect(published.filter(({ topic }) => topic !== 'order.placed')).toEqual(
      orders.map((orderId, i) => ({ topic: 'order.shipped', message: { orderId, trackingCode: `TRK-${i + 1}` } })),
    );
  });

  example('the notification service sends the tracking code of each shipped order', async () => {
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
    {
      why: 'a publisher that waits for its consumers is as slow as the slowest of them, and hangs if one of them hangs',
      effort: 0.2,
    },
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
      const handled = (prefix: string) => numbered(prefix, messages).map((message) => `${message} ends`);
      expect(handledBy(['warehouse', 'billing'], session)).toEqual({ warehouse: handled('m'), billing: handled('b') });
    },
    { effort: 0.3 },
  );

  example('a service whose handler for one topic never finishes still handles other topics', async () => {
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
    'each consumer handles its messages one at a time, in the order in which publish was called',
    {
      replying: fc.constantFrom<string>('no consumer', 'warehouse', 'notifier'),
      steps: stories('finish warehouse', 'finish notifier'),
    },
    async ({ replying, steps }, mode) => {
      const plans = ['warehouse', 'notifier'].map((name) => ({ name, replies: name === replying }));
      const session = mode.use(() => new Session(plans));
      await play(session, steps);
      const expected = logOf(session.published);
      expect(session.logs).toEqual({ warehouse: expected, notifier: expected });
    },
    { modes: { inCompany: true }, examples: queues },
  );

  law(
    'a message that is published just as an attempt ends is handled like any other',
    { failures: fc.constantFrom({}, { m1: 1 }), ticksAfterTheEnd: fc.nat(9) },
    async ({ failures, ticksAfterTheEnd }) => {
      const session = await publishAfterTheEnd({ name: 'warehouse', failures }, ticksAfterTheEnd);
      expect(session.logs['warehouse']?.slice(-2)).toEqual(['m2 begins', 'm2 ends']);
    },
    { effort: 0.2, examples: upTo(9).map((ticksAfterTheEnd) => ({ failures: {}, ticksAfterTheEnd })) },
  );

  example('an idle consumer starts its next attempt without waiting for a timer', async () => {
    const events = ['m1', 'm2', 'm3'].map((m) => [`warehouse of orders receives ${m}`, 'an earlier timer fires']);
    expect(await receiptsAndTimers(['m1', 'm2', 'm3'])).toEqual(events.flat());
  });

  law(
    'a message can be any JSON value, and a topic any string',
    {
      topics: twoKeys(),
      messages: fc.array(fc.tuple(fc.nat(1), fc.constantFrom<unknown>(...values)), { maxLength: 4 }),
    },
    async ({ topics, messages }) => {
      const received = await receivedFrom(topics, messages);
      expect(received).toEqual([0, 1].map((i) => messages.filter(([to]) => to === i).map(([, message]) => message)));
    },
    { examples: deliveries },
  );
});

describe('5 ★★ Services reach each other only through the broker', () => {
  law(
    'a service reacts to a message only when the broker delivers it, and uses only publish and subscribe',
    { broker: fc.constantFrom(...brokerForms), steps: shopStories() },
    async ({ broker, steps }, mode) => {
      const shop = new Shop(broker, mode);
      const all = steps.flatMap((step): ShopStep[] => [step, 'broker accepts']);
      await inTurn(all, (step) => shop.do(step));
      expect(shop.log).toEqual(expectedShopLog(all));
      expect(shop.beyond(), 'Your services use members of the broker other than publish and subscribe').toEqual([]);
    },
    {
      why: 'services that depend on each other directly have to be deployed together',
      effort: 0.5,
      examples: brokerForms.map((broker) => ({ broker, steps: oneOrder })),
    },
  );

  law(
    'placeOrder and attempts wait for the promise from publish; if a call that they make fails, they fail with that error',
    { broker: fc.constantFrom(...brokerForms), steps: shopStories() },
    async ({ broker, steps }, mode) => {
      const shop = mode.use(() => new Shop(broker, mode));
      await inTurn(steps, (step) => shop.do(step));
      expect(shop.log).toEqual(expectedShopLog(steps, mode.trouble?.call));
    },
    {
      modes: { inCompany: true, inTrouble: { errors: failures } },
      examples: [{ broker: 'an object literal', steps: oneOrder }],
    },
  );

  example('services neither change nor freeze the broker, functions and messages that they receive', async () => {
    const { broker } = directBroker();
    const given = {
      ship: async () => 'TRK-1',
      sendTracking: async () => {},
      placed: { orderId: 'o1' },
      shipped: { orderId: 'o1', trackingCode: 'TRK-1' },
    };
    const watched = new Watched();
    watched.note(broker, 'the broker');
    for (const [name, value] of Object.entries(given)) watched.note(value, name);
    startShippingService(broker, given.ship);
    startNotificationService(broker, given.sendTracking);
    await new OrderService(broker).placeOrder('o1');
    await broker.publish('order.placed', given.placed);
    await broker.publish('order.shipped', given.shipped);
    expect(watched.complaints()).toEqual([]);
  });
});

describe('6 ★★★ A message that keeps failing becomes a dead letter', () => {
  const messages = numbered('m', 3);
  const how = fc.constantFrom('throws', 'rejects');

  law(
    'the broker retries until an attempt succeeds or maxAttempts attempts have failed; the next message waits',
    {
      maxAttempts: fc.integer({ min: 1, max: 3 }),
      warehouseFails: failuresOf(messages, 4),
      notifierFails: failuresOf(messages, 4),
      how,
    },
    async ({ maxAttempts, warehouseFails, notifierFails, how }, mode) => {
      const warehouse = { name: 'warehouse', failures: warehouseFails, how };
      const notifier = { name: 'notifier', failures: notifierFails, how };
      const session = mode.use(() => new Session([warehouse, notifier], maxAttempts));
      await play(session, ['publish m1', 'publish m2', 'finish warehouse', 'publish m3']);
      const expected = [warehouse, notifier].map((one) => [one.name, logOf(messages, one, maxAttempts)]);
      expect(attemptsIn(session.logs)).toEqual(attemptsIn(Object.fromEntries(expected)));
      expect(Object.values(session.logs).flatMap(overtakingIn)).toEqual([]);
      expect(session.outcomes).toEqual({ m1: 'resolved', m2: 'resolved', m3: 'resolved' });
    },
    { modes: { inCompany: true }, examples: retries },
  );

  law(
    'a dead letter carries the topic, the consumer, the message and the error of the last attempt',
    { failures: fc.array(anyFailure(), { minLength: 1, maxLength: 3 }), how, message: fc.constantFrom('m1', '', 0) },
    async ({ failures, how, message }) => {
      const letters = await deadLettersAfter(failures, how, message);
      const [{ error, ...rest } = { error: 'there is no dead letter' }, ...others] = letters;
      expect([rest, ...others]).toEqual([{ topic: 'orders', consumer: 'warehouse', message }]);
      expect(error).toBe(failures.at(-1)?.value);
    },
  );

  example('dead letters are listed in the order in which the broker gave up on the messages', async () => {
    const failures = { m1: 1, m2: 1 };
    const session = new Session(['warehouse', 'notifier'].map((name) => ({ name, failures })));
    const finished = ['notifier', 'warehouse', 'warehouse', 'notifier'].map((name): Step => `finish ${name}`);
    await inTurn<Step>(['publish m1', 'publish m2', ...finished], async (step) => {
      await session.do(step);
      const letters = session.broker.deadLetters().map(({ consumer, message }) => `${consumer} ${message}`);
      expect(letters, `The dead letters after the step '${step}'`).toEqual(session.failed);
    });
    expect(session.failed).toHaveLength(4);
  });

  example('two consumers with the same name each make maxAttempts attempts at a failing message', async () => {
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

  example('the broker neither changes nor freezes options, handlers, messages and errors', async () => {
    const options = { maxAttempts: 2 };
    const message = { orderId: 'o1', products: ['p1'] };
    const error = new Error('failed');
    const handler = () => Promise.reject(error);
    const watched = new Watched();
    for (const [name, value] of Object.entries({ options, message, error, handler }))
      watched.note(value, `the ${name}`);
    const broker = new MessageBroker(options);
    broker.subscribe('orders', 'warehouse', handler);
    publish(broker, 'orders', message);
    await settle();
    const letters = broker.deadLetters().length;
    expect({ letters, changes: watched.complaints() }).toEqual({ letters: 1, changes: [] });
  });
});

describe('7 ★★★ While a service is paused, its messages wait', () => {
  law(
    'no attempt starts between pause and resume; afterwards, the waiting messages are handled in order',
    {
      failures: failuresOfOne(['m1', 'm2'], 2),
      steps: stories('finish warehouse', 'pause warehouse', 'resume warehouse'),
    },
    async ({ failures, steps }, mode) => {
      const warehouse = { name: 'warehouse', failures };
      const session = mode.use(() => new Session([warehouse], 3));
      const all: Step[] = [...steps, 'resume warehouse'];
      await play(session, all);
      expect(session.logs).toEqual({ warehouse: expectedLog(warehouse, all, 3) });
    },
    { modes: { inCompany: true }, examples: pauses },
  );

  law(
    'no attempt starts between pause and resume, not even one that was about to start',
    { steps: fc.constantFrom(...starts), ticksBeforePause: fc.nat(5), ticksBeforeResume: fc.nat(5) },
    async ({ steps, ticksBeforePause, ticksBeforeResume }) => {
      const session = await pauseShortlyAfter(steps, ticksBeforePause, ticksBeforeResume);
      const log = session.logs['warehouse'] ?? [];
      const whilePaused = log.slice(log.lastIndexOf('paused'), log.lastIndexOf('resumed'));
      expect(whilePaused.filter((line) => line.endsWith('begins'))).toEqual([]);
      expect(log.filter((line) => /begins|ends/.test(line))).toEqual(logOf(session.published));
    },
    { effort: 0.5, examples: startsWithPauses },
  );

  example('while notifications are paused, an order is still shipped; the email is sent after resume', async () => {
    const broker = new MessageBroker({ maxAttempts: 1 });
    const log: string[] = [];
    startShippingService(broker, async (orderId) => `TRK-${log.push(`ship ${orderId}`)}`);
    startNotificationService(broker, async (orderId) => void log.push(`send ${orderId}`));
    broker.pause('notifications');
    resultOf(() => new OrderService(broker).placeOrder('o1')).catch(() => {});
    await settle();
    log.push('resumed');
    broker.resume('notifications');
    await settle();
    expect(log).toEqual(['ship o1', 'resumed', 'send o1']);
  });

  law(
    'attempts that fail before or during a pause count, and can turn their message into a dead letter',
    { maxAttempts: fc.integer({ min: 1, max: 3 }), failuresBeforePause: fc.nat(2) },
    async ({ maxAttempts, failuresBeforePause }) => {
      const withPause = await failWithPause(maxAttempts, failuresBeforePause, 'warehouse');
      const withoutPause = await failWithPause(maxAttempts, failuresBeforePause, 'another service');
      expect(withPause).toEqual(withoutPause);
    },
    { effort: 0.2, examples: upTo(2).map((failuresBeforePause) => ({ maxAttempts: 2, failuresBeforePause })) },
  );

  example("a service that is paused during another service's attempt waits for resume", async () => {
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
  });

  law(
    'pausing a name pauses every consumer with that name on that broker, whatever its topic, and no others',
    { names: twoKeys() },
    async ({ names: [paused, other] }) => {
      const { normally, whilePaused, afterResume } = await receiptsAroundPause(paused, other);
      const isPaused = (line: string) => line.startsWith('the paused service');
      expect(normally.length, 'The number of messages that arrive before the pause').toBe(5);
      expect(whilePaused).toEqual(normally.filter((line) => !isPaused(line)));
      expect(afterResume).toEqual(normally.filter(isPaused));
    },
    {
      effort: 0.5,
      examples: [
        { names: ['warehouse', 'notifier'] },
        { names: ['warehouse', 'Warehouse'] },
        { names: ['warehouse', 'constructor'] },
        { names: ['__proto__', 'toString'] },
      ],
    },
  );
});
