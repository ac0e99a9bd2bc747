import fc from 'fast-check';
import { inObjectForm, objectForms } from '../support/plug-in.ts';
import { resultOf, settle } from '../support/settle.ts';
import { show } from '../support/show.ts';
import { beyondInterface, standIn } from '../support/stand-in.ts';
import type { Mode } from '../support/modes.ts';
import { inTurn } from './event-driven.model.ts';
import {
  type Broker,
  type Handler,
  MessageBroker,
  OrderService,
  startNotificationService,
  startShippingService,
} from './event-driven.ts';

/** The brokers that the services must work with. */
export const brokerForms = [
  'a stand-in with publish and subscribe only',
  'a subclass of MessageBroker',
  'a MessageBroker with replaced methods',
  ...objectForms,
] as const;

export type BrokerForm = (typeof brokerForms)[number];

/** An order is placed, or the broker delivers the oldest message that it holds or accepts the oldest one published. */
export type ShopStep = `place ${string}` | 'broker delivers' | 'broker accepts';

/**
 * All services with a broker of our own. It holds every message until a step delivers it, and `publish` is pending
 * until a step accepts the message. A message whose attempt fails is delivered again. Everything that happens is logged.
 */
export class Shop {
  readonly log: string[] = [];
  readonly broker: Broker;
  readonly #orders: OrderService;
  readonly #consumers: { topic: string; name: string; handler: Handler<unknown> }[] = [];
  readonly #held: { topic: string; message: unknown }[] = [];
  readonly #unaccepted: (() => void)[] = [];
  readonly #mode: Mode;

  constructor(form: BrokerForm, mode: Mode) {
    this.#mode = mode;
    const publish = mode.port((topic: string, message: unknown): Promise<void> => {
      this.#held.push({ topic, message });
      return new Promise<void>((resolve) => this.#unaccepted.push(resolve));
    });
    const ship = mode.port(async (orderId: string) => `TRK-${orderId}`);
    const sendTracking = mode.port(async () => {});
    this.broker = brokerIn(form, {
      publish: (topic, message) => {
        this.log.push(`publish(${topic}, ${idOf(message)})`);
        return publish(topic, message);
      },
      subscribe: (topic, name, handler) => {
        this.#consumers.push({ topic, name, handler: handler as Handler<unknown> });
      },
    });
    startShippingService(this.broker, (orderId) => {
      this.log.push(`ship(${orderId})`);
      return ship(orderId);
    });
    startNotificationService(this.broker, (orderId, trackingCode) => {
      this.log.push(`sendTracking(${orderId}, ${trackingCode})`);
      return sendTracking();
    });
    this.#orders = new OrderService(this.broker);
  }

  /** Takes a step, then waits until nothing more happens. */
  async do(step: ShopStep): Promise<void> {
    if (step === 'broker accepts') this.#unaccepted.shift()?.();
    else if (step === 'broker delivers') this.#deliver();
    else this.#place(step.slice(6));
    await settle();
  }

  /** What the services did with the broker besides publishing and subscribing, if this broker can tell. */
  beyond(): string[] {
    return beyondInterface(this.broker);
  }

  #place(orderId: string): void {
    this.#note(`placeOrder(${orderId})`, () => {
      try {
        return this.#orders.placeOrder(orderId);
      } catch (error) {
        this.log.push(`placeOrder(${orderId}) throws instead of rejecting`);
        throw error;
      }
    });
  }

  #deliver(): void {
    const next = this.#held.shift();
    for (const { topic, name, handler } of this.#consumers) {
      if (next?.topic !== topic) continue;
      this.#note(
        `attempt of ${name} at ${idOf(next.message)}`,
        () => handler(next.message),
        () => this.#held.unshift(next),
      );
    }
  }

  #note(what: string, action: () => Promise<void>, onFailure = (): unknown => undefined): void {
    resultOf(action).then(
      () => this.log.push(`${what} succeeds`),
      (error: unknown) => {
        this.log.push(`${what} fails with ${this.#nameOf(error)}`);
        onFailure();
      },
    );
  }

  #nameOf(error: unknown): string {
    const { trouble } = this.#mode;
    return trouble && Object.is(trouble.failure.value, error) ? 'the same error' : show(error);
  }
}

/** The expected log of these steps if call number `failing` fails, counted over publish, ship and sendTracking. */
export function expectedShopLog(steps: readonly ShopStep[], failing?: number): string[] {
  const log: string[] = [];
  const held: { topic: string; id: string }[] = [];
  const unaccepted: string[] = [];
  let calls = 0;
  /** Logs a call that is part of `task`, and tells whether it succeeds. */
  const succeeds = (task: string, call: string): boolean => {
    calls += 1;
    log.push(call, ...(calls === failing ? [`${task} fails with the same error`] : []));
    return calls !== failing;
  };
  const publish = (task: string, topic: string, id: string): boolean => {
    if (!succeeds(task, `publish(${topic}, ${id})`)) return false;
    held.push({ topic, id });
    unaccepted.push(`${task} succeeds`);
    return true;
  };
  const ship = (id: string): boolean => {
    const task = `attempt of shipping at ${id}`;
    return succeeds(task, `ship(${id})`) && publish(task, 'order.shipped', id);
  };
  const notify = (id: string): boolean => {
    const task = `attempt of notifications at ${id}`;
    if (!succeeds(task, `sendTracking(${id}, TRK-${id})`)) return false;
    log.push(`${task} succeeds`);
    return true;
  };
  const deliver = () => {
    const next = held.shift();
    if (next === undefined) return;
    const attempt = next.topic === 'order.placed' ? ship : notify;
    if (!attempt(next.id)) held.unshift(next);
  };
  for (const step of steps) {
    if (step === 'broker accepts') log.push(...unaccepted.splice(0, 1));
    else if (step === 'broker delivers') deliver();
    else publish(`placeOrder(${step.slice(6)})`, 'order.placed', step.slice(6));
  }
  return log;
}

/** Steps in any order. The broker accepts messages in steps of their own. */
export function shopStories(): fc.Arbitrary<ShopStep[]> {
  const step = fc.constantFrom<ShopStep>('place o1', 'place o2', 'broker delivers', 'broker accepts');
  return fc.array(step, { maxLength: 12, size: 'max' });
}

/** The steps that handle an order completely, even if one attempt fails. */
export const oneOrder: ShopStep[] = [
  'place o1',
  'broker accepts',
  'broker delivers',
  'broker accepts',
  'broker delivers',
  'broker accepts',
  'broker delivers',
];

/** What calls of `publish`, `ship` and `sendTracking` may fail with. */
export const failures = { 'a TypeError': () => new TypeError('failed'), NaN: () => NaN };

/** A broker that calls its consumers inside `publish` and waits for them. */
export function directBroker() {
  const consumers: { topic: string; handler: Handler<unknown> }[] = [];
  const published: { topic: string; message: unknown }[] = [];
  const subscribed: string[] = [];
  const broker: Broker = {
    async publish(topic, message) {
      published.push({ topic, message });
      await inTurn(
        consumers.filter((one) => one.topic === topic),
        ({ handler }) => handler(message),
      );
    },
    subscribe(topic, name, handler) {
      subscribed.push(`${name} to ${topic}`);
      consumers.push({ topic, handler: handler as Handler<unknown> });
    },
  };
  return { broker, published, subscribed };
}

function brokerIn(form: BrokerForm, methods: Broker): Broker {
  switch (form) {
    case 'a stand-in with publish and subscribe only':
      return standIn<Broker>('broker', methods);
    case 'a subclass of MessageBroker':
      return new HoldingBroker(methods);
    case 'a MessageBroker with replaced methods':
      return replaceMethods(new MessageBroker({ maxAttempts: 1 }), methods);
    default:
      return inObjectForm(methods, form);
  }
}

/** A broker of our own that is an instance of the learner's class. */
class HoldingBroker extends MessageBroker {
  readonly #methods: Broker;

  constructor(methods: Broker) {
    super({ maxAttempts: 1 });
    this.#methods = methods;
    // Methods that are fields would hide those of this class.
    if (Object.hasOwn(this, 'publish') || Object.hasOwn(this, 'subscribe')) replaceMethods(this, methods);
  }

  override publish(topic: string, message: unknown): Promise<void> {
    return this.#methods.publish(topic, message);
  }

  override subscribe<T>(topic: string, name: string, handler: Handler<T>): void {
    this.#methods.subscribe(topic, name, handler);
  }
}

/** Replaces the methods of this one broker. A frozen broker is replaced by one of a subclass. */
function replaceMethods(broker: MessageBroker, methods: Broker): Broker {
  return Object.isExtensible(broker) ? Object.assign(broker, methods) : new HoldingBroker(methods);
}

function idOf(message: unknown): string {
  return String((message as { orderId?: unknown } | null | undefined)?.orderId);
}
