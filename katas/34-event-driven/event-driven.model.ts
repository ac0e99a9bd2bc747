import fc from 'fast-check';
import { hostileText, ids, walks } from '../support/generators.ts';
import { settle } from '../support/settle.ts';
import { show } from '../support/show.ts';
import { MessageBroker, type OrderShipped, type Subscription } from './event-driven.ts';

/** A consumer as plain data. */
export interface Recipe {
  name: string;
  topic: string;
  /** How many attempts at a message fail; none where the message isn't named. */
  failingAttempts?: Record<string, number>;
  /** Where it publishes a message of its own for each one that it handles. */
  passesOnTo?: string;
}

/** A message as plain data; what is published is `{ id }`. */
export interface Post {
  id: string;
  topic: string;
}

export type Failure = 'rejects' | 'rejects with undefined' | 'throws at once';

/** What each consumer does, line by line: `m1 begins`, `m1 fails`, `m1 ends`. */
export type Logs = Record<string, string[]>;

/** How long an attempt takes: until this is settled. */
export type Work = (consumer: string, id: string) => Promise<void>;

interface StageOptions {
  maxAttempts?: number;
  work?: Work;
  failure?: Failure;
}

/** A broker whose consumers write down what happens to them, and what should happen. */
export class Stage {
  readonly broker: MessageBroker;
  readonly logs: Logs = {};
  /** Each message that was published, in the order of the calls. */
  readonly posts: Post[] = [];
  /** What came of each call of publish. */
  readonly published: Record<string, string> = {};
  readonly #consumers: (Recipe & { since: number })[] = [];
  readonly #subscriptions = new Map<string, Subscription>();
  readonly #paused = new Set<string>();
  readonly #errors = new Map<unknown, string>();
  readonly #maxAttempts: number;
  readonly #work: Work;
  readonly #failure: Failure;

  constructor({ maxAttempts = 3, work = tick, failure = 'rejects' }: StageOptions = {}) {
    this.broker = new MessageBroker({ maxAttempts });
    this.#maxAttempts = maxAttempts;
    this.#work = work;
    this.#failure = failure;
  }

  subscribe(...recipes: Recipe[]): void {
    for (const recipe of recipes) {
      this.logs[recipe.name] = [];
      this.#consumers.push({ ...recipe, since: this.posts.length });
      const subscription = this.broker.subscribe(recipe.topic, recipe.name, (message) => this.#try(recipe, message));
      this.#subscriptions.set(recipe.name, subscription);
    }
  }

  /** Resolves whatever came of it: `published` says what. */
  async publish(...posts: Post[]): Promise<void> {
    const calls = posts.map(({ id, topic }) => {
      this.posts.push({ id, topic });
      this.published[id] = 'waits';
      return outcomeOf(() => this.broker.publish(topic, { id })).then((how) => void (this.published[id] = how));
    });
    await Promise.all(calls);
  }

  pause(name: string): void {
    this.#subscriptions.get(name)?.pause();
    this.#paused.add(name);
  }

  resume(name: string): void {
    this.#paused.delete(name);
    this.#subscriptions.get(name)?.resume();
  }

  /** What the consumers have done when drain resolves. */
  drain(): { logs: Logs | string } {
    const drained: { logs: Logs | string } = { logs: 'drain has not resolved' };
    void outcomeOf(() => this.broker.drain()).then((how) => {
      drained.logs = how === 'resolves' ? structuredClone(this.logs) : how;
    });
    return drained;
  }

  /** Which messages each consumer has handled, whatever the order. */
  handled(logs = this.logs): Record<string, string[]> {
    const handled = (log: string[]) => log.filter((line) => line.endsWith(' ends')).map((line) => line.slice(0, -5));
    return Object.fromEntries(Object.entries(logs).map(([name, log]) => [name, handled(log).toSorted()]));
  }

  toldHandled(): Record<string, string[]> {
    return this.handled(this.told());
  }

  /** What each consumer should have done in the end. */
  told(): Logs {
    const logs = this.#consumers.map((consumer): [string, string[]] => [
      consumer.name,
      this.#postsFor(consumer).flatMap(({ id }) => {
        const failed = Math.min(consumer.failingAttempts?.[id] ?? 0, this.#maxAttempts);
        const success = failed < this.#maxAttempts ? [`${id} begins`, `${id} ends`] : [];
        return [...Array.from({ length: failed }).flatMap(() => [`${id} begins`, `${id} fails`]), ...success];
      }),
    ]);
    return Object.fromEntries(logs);
  }

  /** The dead letters, those of each consumer together; errors are named after the attempt that they come from. */
  deadLetters(): object[] {
    return this.broker
      .deadLetters()
      .map(({ topic, consumer, message, error }) => ({ topic, consumer, message, error: this.#nameOf(error) }))
      .toSorted((a, b) => (a.consumer < b.consumer ? -1 : Number(a.consumer > b.consumer)));
  }

  toldDeadLetters(): object[] {
    return this.#consumers
      .toSorted((a, b) => (a.name < b.name ? -1 : 1))
      .flatMap((consumer) =>
        this.#postsFor(consumer)
          .filter(({ id }) => (consumer.failingAttempts?.[id] ?? 0) >= this.#maxAttempts)
          .map(({ id }) => ({
            topic: consumer.topic,
            consumer: consumer.name,
            message: { id },
            error:
              this.#failure === 'rejects with undefined'
                ? 'undefined'
                : `error of attempt ${this.#maxAttempts} at ${id}`,
          })),
      );
  }

  #postsFor({ topic, since }: { topic: string; since: number }): Post[] {
    return this.posts.slice(since).filter((post) => post.topic === topic);
  }

  #try({ name, failingAttempts, passesOnTo }: Recipe, message: unknown): Promise<void> {
    const id = String((message as Post | undefined)?.id);
    const log = this.logs[name] ?? [];
    log.push(`${id} begins${this.#paused.has(name) ? ' while paused' : ''}`);
    const attempt = log.filter((line) => line.startsWith(`${id} begins`)).length;
    const failing = attempt <= (failingAttempts?.[id] ?? 0);
    const fail = (): never => {
      log.push(`${id} fails`);
      if (this.#failure === 'rejects with undefined') throw undefined;
      const error = new Error(`${name} could not handle ${id}`);
      this.#errors.set(error, `error of attempt ${attempt} at ${id}`);
      throw error;
    };
    if (failing && this.#failure === 'throws at once') fail();
    return this.#work(name, id).then(async () => {
      if (failing) fail();
      if (passesOnTo !== undefined) await this.publish({ id: `${id} from ${name}`, topic: passesOnTo });
      log.push(`${id} ends`);
    });
  }

  #nameOf(error: unknown): string {
    return this.#errors.get(error) ?? show(error);
  }
}

/** The warehouse is paused during its first attempt at m1, while m2 waits; each attempt ends when its gate is opened. */
export async function pausedDuringAttempt(
  failingAttempts = {},
): Promise<[Stage, { open: (count: number) => Promise<void> }]> {
  const gates: (() => void)[] = [];
  const stage = new Stage({ work: () => new Promise((resolve) => gates.push(resolve)) });
  stage.subscribe({ name: 'warehouse', topic: 'orders', failingAttempts });
  void stage.publish({ id: 'm1', topic: 'orders' }, { id: 'm2', topic: 'orders' });
  await settle();
  stage.pause('warehouse');
  const open = async (count: number) => {
    for (let i = 0; i < count; i += 1) {
      await settle();
      gates.shift()?.();
      await settle();
    }
  };
  return [stage, { open }];
}

/** `resolves`, or what it rejects with. */
export function outcomeOf(action: () => Promise<void>): Promise<string> {
  return new Promise<void>((resolve) => resolve(action())).then(
    () => 'resolves',
    (error) => `rejects with ${show(error)}`,
  );
}

/** What has come of it as soon as all has happened that can: `waits` where it has not been settled. */
export async function outcomeNow(action: () => Promise<void>): Promise<string> {
  let outcome = 'waits';
  void outcomeOf(action).then((how) => (outcome = how));
  await settle();
  return outcome;
}

/** Attempts never end. */
export function never(): Promise<void> {
  return new Promise(() => {});
}

/** Attempts end when the race says so. */
export function racing(race: fc.Scheduler): Work {
  return (consumer, id) => race.schedule(Promise.resolve(), `${consumer} is through with ${id}`);
}

/** Something happens when the race says so. */
export function happen(race: fc.Scheduler, what: string, action: () => void): void {
  void race.schedule(Promise.resolve(), what).then(action);
}

/** Producers that publish when the race says so. */
export function publishing(stage: Stage, messages: readonly Post[], race: fc.Scheduler): void {
  for (const post of messages) happen(race, `${post.id} is published`, () => void stage.publish(post));
}

/** Each attempt takes a few ticks, the first ones longest: a later one would overtake them. */
async function tick(_consumer: string, id: string): Promise<void> {
  const ticks = 6 - (Number(id.at(-1)) || 0);
  for (let i = 0; i < ticks; i += 1) await undefined;
}

/** Up to five messages, `m1`, `m2` and so on. */
export function posts(topics: readonly string[] = ['orders'], minLength = 0): fc.Arbitrary<Post[]> {
  const all =
    minLength > 0
      ? fc.array(fc.constantFrom(...topics), { minLength, maxLength: 5 })
      : walks(fc.constantFrom(...topics), 5);
  return all.map((chosen) => chosen.map((topic, i) => ({ id: `m${i + 1}`, topic })));
}

/** One to three consumers that never fail. */
export function consumers(topics: readonly string[] = ['orders']): fc.Arbitrary<Recipe[]> {
  return some(fc.record({ topic: fc.constantFrom(...topics) }));
}

/** One to three consumers; up to `most` attempts at some messages fail. */
export function failingConsumers(most: number): fc.Arbitrary<Recipe[]> {
  return some(fc.record({ topic: fc.constant('orders'), failingAttempts: failures(most) }));
}

/** One to three consumers of 'orders' or 'parcels', of which some pass on to the next topic. */
export function passingConsumers(): fc.Arbitrary<Recipe[]> {
  const kinds = [
    { topic: 'orders', passesOnTo: 'parcels' },
    { topic: 'parcels', passesOnTo: 'mails' },
    { topic: 'mails' },
    { topic: 'parcels' },
  ];
  return some(fc.constantFrom<Omit<Recipe, 'name'>[]>(...kinds));
}

/** Up to five times somebody pauses or resumes a consumer. */
export function switches(): fc.Arbitrary<('pause' | 'resume')[]> {
  return walks(fc.constantFrom('pause', 'resume'), 5);
}

/** How many attempts at some of the messages fail. */
export function failures(most: number): fc.Arbitrary<Record<string, number>> {
  const id = fc.constantFrom('m1', 'm2', 'm3', 'm4', 'm5');
  return fc.dictionary(id, fc.integer({ min: 1, max: most }), { maxKeys: 3, noNullPrototype: true });
}

function some(consumer: fc.Arbitrary<Omit<Recipe, 'name'>>): fc.Arbitrary<Recipe[]> {
  const names = ['notifier', 'warehouse', 'billing'];
  return fc
    .array(consumer, { minLength: 1, maxLength: 3 })
    .map((all) => all.map((recipe, i) => ({ name: names[i] ?? '', ...recipe })));
}

export function waysToFail(): fc.Arbitrary<Failure> {
  return fc.constantFrom('rejects', 'rejects with undefined', 'throws at once');
}

/** Orders, each shipped when the clock shows `shippedAt`. */
export function shippings(): fc.Arbitrary<OrderShipped[]> {
  const order = fc.record(
    { orderId: ids(), trackingCode: hostileText(), shippedAt: fc.nat(9999) },
    { noNullPrototype: true },
  );
  return fc
    .array(order, { minLength: 1, maxLength: 3 })
    .map((all) => all.toSorted((a, b) => a.shippedAt - b.shippedAt));
}

interface Order {
  orderId: string;
  lines: { article: string; count: number }[];
  address: { city: string };
}

export function orders(): fc.Arbitrary<Order> {
  const line = fc.record({ article: fc.constantFrom('pen', 'ink'), count: fc.nat(3) }, { noNullPrototype: true });
  return fc.record(
    {
      orderId: fc.constantFrom('o1', 'o2'),
      lines: fc.array(line, { maxLength: 2 }),
      address: fc.record({ city: fc.constantFrom('Oslo', 'Rome') }, { noNullPrototype: true }),
    },
    { noNullPrototype: true },
  );
}

/** Changes an order on each of its levels. */
export function vandalise(message: unknown): void {
  const order = message as Order;
  order.orderId += '!';
  order.address.city += '!';
  for (const line of order.lines) line.count += 1;
  order.lines.push({ article: 'lead', count: 99 });
}
