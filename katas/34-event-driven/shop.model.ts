import fc from 'fast-check';
import { inObjectForm, objectForms } from '../support/plug-in.ts';
import { resultOf, settle } from '../support/settle.ts';
import { show } from '../support/show.ts';
import { beyondInterface, standIn } from '../support/stand-in.ts';
import type { Mode } from '../support/modes.ts';
import { inTurn } from './event-driven.model.ts';
import {
  type Broker,
  type Consumer,
  MessageBroker,
  OrderService,
  startNotificationService,
  startShippingService,
} from './event-driven.ts';

/** What the services may be given for a broker. */
export const brokerForms = [
  'a stand-in with publish and subscribe only',
  'a subclass of MessageBroker',
  'a MessageBroker with replaced methods',
  ...objectForms,
] as const;

export type BrokerForm = (typeof brokerForms)[number];

/** An order is placed, or the broker delivers the oldest message that it holds, or accepts the oldest one published. */
export type ShopStep = `place ${string}` | 'broker delivers' | 'broker accepts';

/**
 * All services with a broker of our own, which holds every message until a step delivers it, and keeps `publish`
 * waiting until a step accepts it. Everything that happens is logged.
 */
export class Shop {
  readonly log: string[] = [];
  readonly broker: Broker;
  readonly #orders: OrderService;
  readonly #consumers: { topic: string; name: string; consumer: Consumer<unknown> }[] = [];
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
      subscribe: (topic, name, consumer) => {
        this.#consumers.push({ topic, name, consumer: consumer as Consumer<unknown> });
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

  /** Takes a step, then lets everything happen that can. */
  async do(step: ShopStep): Promise<void> {
    if (step === 'broker accepts') this.#unaccepted.shift()?.();
    else if (step === 'broker delivers') this.#deliver();
    else this.#note(`placeOrder(${step.slice(6)})`, () => this.#orders.placeOrder(step.slice(6)));
    await settle();
  }

  /** What the services did with the broker besides publishing and subscribing, if this broker can tell. */
  beyond(): string[] {
    return beyondInterface(this.broker);
  }

  #deliver(): void {
    const next = this.#held.shift();
    for (const { topic, name, consumer } of this.#consumers)
      if (next?.topic === topic)
        this.#note(`attempt of ${name} at ${idOf(next.message)}`, () => consumer(next.message));
  }

  #note(what: string, action: () => Promise<void>): void {
    resultOf(action).then(
      () => this.log.push(`${what} succeeds`),
      (error: unknown) => this.log.push(`${what} fails with ${this.#nameOf(error)}`),
    );
  }

  #nameOf(error: unknown): string {
    const { trouble } = this.#mode;
    return trouble && Object.is(trouble.failure.value, error) ? 'the same error' : show(error);
  }
}

/** What should be logged for these steps, if call number `failing` of publish, ship and sendTracking fails. */
export function expectedShopLog(steps: readonly ShopStep[], failing?: number): string[] {
  const log: string[] = [];
  const held: { topic: string; id: string }[] = [];
  const unaccepted: string[] = [];
  let calls = 0;
  /** Whether a call that is part of `task` succeeds. */
  const succeeds = (task: string, call: string): boolean => {
    calls += 1;
    log.push(call, ...(calls === failing ? [`${task} fails with the same error`] : []));
    return calls !== failing;
  };
  const publish = (task: string, topic: string, id: string) => {
    if (!succeeds(task, `publish(${topic}, ${id})`)) return;
    held.push({ topic, id });
    unaccepted.push(`${task} succeeds`);
  };
  const deliver = () => {
    const { topic, id } = held.shift() ?? {};
    const task = `attempt of ${topic === 'order.placed' ? 'shipping' : 'notifications'} at ${id}`;
    if (topic === 'order.placed' && id && succeeds(task, `ship(${id})`)) publish(task, 'order.shipped', id);
    if (topic === 'order.shipped' && succeeds(task, `sendTracking(${id}, TRK-${id})`)) log.push(`${task} succeeds`);
  };
  for (const step of steps) {
    if (step === 'broker accepts') log.push(...unaccepted.splice(0, 1));
    else if (step === 'broker delivers') deliver();
    else publish(`placeOrder(${step.slice(6)})`, 'order.placed', step.slice(6));
  }
  return log;
}

/** Steps in any order; the broker accepts messages in steps of their own. */
export function shopStories(): fc.Arbitrary<ShopStep[]> {
  const step = fc.constantFrom<ShopStep>('place o1', 'place o2', 'broker delivers', 'broker accepts');
  return fc.array(step, { maxLength: 12, size: 'max' });
}

/** An order on its whole way. */
export const oneOrder: ShopStep[] = [
  'place o1',
  'broker accepts',
  'broker delivers',
  'broker accepts',
  'broker delivers',
];

/** A broker that calls its consumers inside `publish` and waits for them. */
export function directBroker() {
  const consumers: { topic: string; consumer: Consumer<unknown> }[] = [];
  const published: { topic: string; message: unknown }[] = [];
  const subscribed: string[] = [];
  const broker: Broker = {
    async publish(topic, message) {
      published.push({ topic, message });
      await inTurn(
        consumers.filter((one) => one.topic === topic),
        ({ consumer }) => consumer(message),
      );
    },
    subscribe(topic, name, consumer) {
      subscribed.push(`${name} to ${topic}`);
      consumers.push({ topic, consumer: consumer as Consumer<unknown> });
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

/** A broker of our own behind the class of the learner. */
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

  override subscribe<T>(topic: string, name: string, consumer: Consumer<T>): void {
    this.#methods.subscribe(topic, name, consumer);
  }
}

/** Methods of its own for this one broker, or for a subclass of its class if it is frozen. */
function replaceMethods(broker: MessageBroker, methods: Broker): Broker {
  return Object.isExtensible(broker) ? Object.assign(broker, methods) : new HoldingBroker(methods);
}

function idOf(message: unknown): string {
  return String((message as { orderId?: unknown } | null | undefined)?.orderId);
}
