import fc from 'fast-check';
import { TodoError } from '../support/todo.ts';
import { EventBus, type EventHandler, type Unsubscribe } from './observer.ts';
import { names } from './observer.model.ts';

const busNames = ['signUps', 'orders'] as const;
type BusName = (typeof busNames)[number];

/** A step of a story with two buses, or what a handler does. What `publish` throws is logged and caught. */
export type BusAction = `${'subscribe' | 'unsubscribe'} ${string} ${BusName}` | `publish ${BusName}` | 'throw';

/** What each handler does when it receives its first event, from either bus. */
export type BusReactions = Readonly<Record<string, readonly BusAction[]>>;

type Call = { does: 'subscribe'; name: string } | { does: 'unsubscribe'; subscription: number } | { does: 'publish' };

/** What a handler did with the bus that called it, and whether it threw in the end. */
interface Receipt {
  calls: Call[];
  failure?: Error;
}

/** One of your buses, with a record of everything that was done with it. */
class RecordedBus {
  readonly log: string[] = [];
  /** The calls that were made while no handler of this bus was running. */
  readonly calls: Call[] = [];
  readonly receipts: Receipt[] = [];
  #created: EventBus<string> | undefined;
  readonly #name: BusName;
  readonly #handlerOf: (name: string) => EventHandler<string>;
  readonly #subscriptions: { name: string; unsubscribe: Unsubscribe; isEnded?: boolean }[] = [];
  #current = this.calls;
  #published = 0;

  constructor(name: BusName, handlerOf: (name: string) => EventHandler<string>) {
    this.#name = name;
    this.#handlerOf = handlerOf;
  }

  /** Created at its first use, when the other bus may already be in use. */
  get #bus(): EventBus<string> {
    this.#created ??= new EventBus<string>();
    return this.#created;
  }

  /** The number of the latest subscription with this function that has not ended. */
  latest(name: string): number {
    return this.#subscriptions.findLastIndex((one) => one.name === name && !one.isEnded);
  }

  do(call: Call): void {
    this.#current.push(call);
    if (call.does === 'publish') this.#publish();
    if (call.does === 'subscribe') this.#subscribe(call.name);
    const ended = call.does === 'unsubscribe' ? this.#subscriptions[call.subscription] : undefined;
    if (!ended) return;
    ended.isEnded = true;
    ended.unsubscribe();
  }

  #subscribe(name: string): void {
    this.#subscriptions.push({ name, unsubscribe: this.#bus.subscribe(this.#handlerOf(name)) });
  }

  #publish(): void {
    const event = `${this.#name} ${(this.#published += 1)}`;
    this.log.push(`publish ${event}`);
    try {
      this.#bus.publish(event);
      this.log.push(`publishing ${event} returns`);
    } catch (error) {
      if (error instanceof TodoError) throw error;
      this.log.push(`publishing ${event} throws ${describe(error)}`);
    }
  }

  /** Records what a handler of this bus does while it handles an event. */
  receive(name: string, event: string, work: () => void): void {
    this.log.push(`${name} receives ${event}`);
    const receipt: Receipt = { calls: [] };
    this.receipts.push(receipt);
    const outer = this.#current;
    this.#current = receipt.calls;
    try {
      work();
    } catch (error) {
      receipt.failure = error as Error;
      throw error;
    } finally {
      this.#current = outer;
    }
  }
}

/** What happens on each of two buses in a story, and what happens when each of them is used the same way alone. */
export function togetherAndAlone(steps: readonly BusAction[], reactions: BusReactions) {
  const buses = together(steps, reactions);
  return {
    together: { signUps: buses.signUps.log, orders: buses.orders.log },
    alone: { signUps: alone('signUps', buses.signUps), orders: alone('orders', buses.orders) },
  };
}

function together(steps: readonly BusAction[], reactions: BusReactions): Record<BusName, RecordedBus> {
  const waiting = new Map(Object.entries(reactions));
  const functions = new Map(names.map((name) => [name as string, handlerOf(name)]));
  const find = (name: string) => functions.get(name) ?? (() => {});
  const buses = { signUps: new RecordedBus('signUps', find), orders: new RecordedBus('orders', find) };
  let isOver = false;

  function handlerOf(name: string): EventHandler<string> {
    return (event) => {
      if (isOver) return;
      buses[event.split(' ')[0] as BusName].receive(name, event, () => {
        const reaction = waiting.get(name) ?? [];
        waiting.delete(name);
        for (const action of reaction) perform(action, name);
      });
    };
  }

  function perform(action: BusAction, who: string): void {
    const [verb, ...words] = action.split(' ');
    if (verb === 'throw') throw new Error(`the error from ${who}`);
    const bus = buses[words.at(-1) as BusName];
    const [name = ''] = words;
    if (verb === 'publish') bus.do({ does: 'publish' });
    if (verb === 'subscribe') bus.do({ does: 'subscribe', name });
    if (verb === 'unsubscribe') bus.do({ does: 'unsubscribe', subscription: bus.latest(name) });
  }

  for (const step of steps) perform(step, 'the story');
  isOver = true;
  return buses;
}

/** Repeats on a new bus what was done with a bus. */
function alone(name: BusName, { calls, receipts }: RecordedBus): string[] {
  let received = 0;
  let isOver = false;
  const functions = new Map(names.map((one) => [one as string, handlerOf(one)]));
  const bus = new RecordedBus(name, (one) => functions.get(one) ?? (() => {}));

  function handlerOf(one: string): EventHandler<string> {
    return (event) => {
      if (isOver) return;
      const { calls: inside, failure }: Receipt = receipts[received++] ?? { calls: [] };
      bus.receive(one, event, () => {
        for (const call of inside) bus.do(call);
        if (failure) throw failure;
      });
    };
  }

  for (const call of calls) bus.do(call);
  isOver = true;
  return bus.log;
}

function describe(error: unknown): string {
  if (!(error instanceof AggregateError)) return String(error);
  return `an AggregateError of [${error.errors.map((one: unknown) => (one instanceof Error ? one.message : String(one))).join(', ')}]`;
}

/** Stories in which any handler may use both buses. */
export function busStories() {
  const functions = fc.constantFrom(...names);
  const bus = fc.constantFrom(...busNames);
  const change = fc
    .tuple(fc.constantFrom('subscribe' as const, 'unsubscribe' as const), functions, bus)
    .map(([verb, name, to]): BusAction => `${verb} ${name} ${to}`);
  const publish = bus.map((to): BusAction => `publish ${to}`);
  const step = fc.oneof({ weight: 3, arbitrary: change }, { weight: 2, arbitrary: publish });
  const action = fc.oneof({ weight: 6, arbitrary: step }, { weight: 1, arbitrary: fc.constant<BusAction>('throw') });
  const reaction = fc.array(action, { maxLength: 4, size: 'max' });
  const reactions: fc.Arbitrary<BusReactions> = fc.record(
    { email: reaction, audit: reaction, stats: reaction },
    { noNullPrototype: true },
  );
  return {
    steps: fc.array(step, { maxLength: 6, size: 'max' }).map((steps) => [...firstSteps, ...steps, ...lastSteps]),
    onFirstEvent: reactions,
  };
}

const firstSteps: readonly BusAction[] = [
  'subscribe email signUps',
  'subscribe audit signUps',
  'publish signUps',
  'subscribe audit orders',
  'subscribe stats orders',
];

const lastSteps: readonly BusAction[] = ['publish signUps', 'publish orders', 'publish signUps'];
