import fc from 'fast-check';
import { anyFailure, type Failure, failureOf } from '../support/failure.ts';
import { walks } from '../support/generators.ts';
import { show } from '../support/show.ts';
import { nothingThrown } from '../support/thrown.ts';
import { TodoError } from '../support/todo.ts';
import { EventBus, type EventHandler, type Unsubscribe } from './observer.ts';

/** What a step of a story does, or a handler. `publish and catch` catches what `publish` throws. */
export type Action = `subscribe ${string}` | `unsubscribe ${string}` | 'publish' | 'publish and catch' | 'throw';

/** What each handler does when it receives its first event. It does this only once, so every story ends. */
export type FirstReactions = Readonly<Record<string, readonly Action[]>>;

/** The handlers in most stories. Each name stands for one function. */
export const names = ['email', 'audit', 'stats'] as const;

/** The first three steps of a story in which all handlers are subscribed. */
export const subscribeAll: readonly Action[] = names.map((name): Action => `subscribe ${name}`);

interface Bus {
  subscribe(handler: EventHandler<string>): Unsubscribe;
  publish(event: string): void;
}

/** A bus that follows the rules. */
class ModelBus implements Bus {
  readonly #handlers = new Map<number, EventHandler<string>>();
  #count = 0;

  subscribe(handler: EventHandler<string>): Unsubscribe {
    const number = (this.#count += 1);
    this.#handlers.set(number, handler);
    return () => void this.#handlers.delete(number);
  }

  publish(event: string): void {
    const errors = [...this.#handlers.values()].flatMap((handler) => errorOf(() => handler(event)));
    if (errors.length > 0) throw new AggregateError(errors);
  }
}

/** What happens, line by line, when the steps are taken on your bus. */
export function actual(steps: readonly Action[], reactions?: FirstReactions): string[] {
  return new Session(new EventBus<string>(), reactions).run(steps);
}

/** What should happen, line by line. */
export function expected(steps: readonly Action[], reactions?: FirstReactions): string[] {
  return new Session(new ModelBus(), reactions).run(steps);
}

/** Takes the steps of a story on a bus. The events are e1, e2 and so on, in the order in which they are published. */
class Session {
  readonly #bus: Bus;
  readonly #reactions: Map<string, readonly Action[]>;
  readonly #log: string[] = [];
  readonly #handlers = new Map<string, EventHandler<string>>();
  readonly #subscribed = new Map<string, Unsubscribe>();
  readonly #errors = new Map<unknown, string>();
  #published = 0;
  #isOver = false;

  constructor(bus: Bus, reactions: FirstReactions = {}) {
    this.#bus = bus;
    this.#reactions = new Map(Object.entries(reactions));
  }

  run(steps: readonly Action[]): string[] {
    for (const step of steps) errorOf(() => this.#do(step, 'the story'));
    this.#isOver = true;
    return this.#log;
  }

  /** Subscribes a handler only if it is not subscribed, and unsubscribes it only if it is. */
  #do(action: Action, who: string): void {
    const [verb, name = ''] = action.split(' ');
    if (verb === 'throw') throw this.#named(new Error(`${who} fails`), `the error from ${who}`);
    if (verb === 'publish') {
      const errors = errorOf(() => this.#publish(who));
      if (errors.length > 0 && action === 'publish') throw errors[0];
    }
    const unsubscribe = this.#subscribed.get(name);
    if (verb === 'subscribe' && !unsubscribe) this.#subscribed.set(name, this.#bus.subscribe(this.#handlerOf(name)));
    if (verb === 'unsubscribe') {
      this.#subscribed.delete(name);
      unsubscribe?.();
    }
  }

  #publish(who: string): void {
    const event = `e${(this.#published += 1)}`;
    this.#log.push(`${who} publishes ${event}`);
    try {
      this.#bus.publish(event);
      this.#log.push(`publishing ${event} returns`);
    } catch (error) {
      this.#log.push(`publishing ${event} throws ${this.#describe(error)}`);
      throw this.#named(error, `the AggregateError for ${event}`);
    }
  }

  #handlerOf(name: string): EventHandler<string> {
    const known = this.#handlers.get(name);
    if (known) return known;
    const handler = (event: string) => {
      if (this.#isOver) return;
      this.#log.push(`${name} receives ${event}`);
      const reaction = this.#reactions.get(name) ?? [];
      this.#reactions.delete(name);
      for (const action of reaction) this.#do(action, name);
    };
    this.#handlers.set(name, handler);
    return handler;
  }

  #named(error: unknown, name: string): unknown {
    this.#errors.set(error, this.#errors.get(error) ?? name);
    return error;
  }

  #describe(error: unknown): string {
    const known = this.#errors.get(error);
    if (known !== undefined) return known;
    if (!(error instanceof AggregateError)) return String(error);
    return `an AggregateError of [${error.errors.map((one) => this.#describe(one)).join(', ')}]`;
  }
}

/** What the action throws, as a list; but code that is still to do is reported as such. */
function errorOf(action: () => void): unknown[] {
  try {
    action();
    return [];
  } catch (error) {
    if (error instanceof TodoError) throw error;
    return [error];
  }
}

/** A step with subscriptions that have numbers, from 1, because the same function may be subscribed twice. */
export type NumberedStep = `subscribe ${string}` | `end subscription ${number}` | 'publish';

/** What happens, line by line, when the steps are taken on your bus. */
export function actualWithNumbers(steps: readonly NumberedStep[]): string[] {
  return receipts(new EventBus<string>(), steps);
}

/** What should happen, line by line. */
export function expectedWithNumbers(steps: readonly NumberedStep[]): string[] {
  return receipts(new ModelBus(), steps);
}

function receipts(bus: Bus, steps: readonly NumberedStep[]): string[] {
  const log: string[] = [];
  const handlers = new Map(
    names.map((name) => [name as string, (event: string) => log.push(`${name} receives ${event}`)]),
  );
  const subscriptions: Unsubscribe[] = [];
  let published = 0;
  for (const step of steps) {
    const errors = errorOf(() => {
      if (step === 'publish') bus.publish(`e${(published += 1)}`);
      else if (step.startsWith('end')) subscriptions[Number(step.split(' ')[2]) - 1]?.();
      else subscriptions.push(bus.subscribe(handlers.get(step.split(' ')[1] ?? '') ?? (() => {})));
    });
    log.push(...errors.map((error) => `"${step}" throws ${String(error)}`));
  }
  return log;
}

/** The lines about handlers that receive this event. */
export function receivedOnly(event: string, log: readonly string[]): string[] {
  return log.filter((line) => line.includes(' receives ') && line.endsWith(` ${event}`));
}

/** The lines about received events, except those about this event. */
export function receivedBesides(event: string, log: readonly string[]): string[] {
  return log.filter((line) => line.includes(' receives ') && !line.endsWith(` ${event}`));
}

/** Stories of subscribing, unsubscribing and publishing, in which each handler subscribes at most once. */
export function simpleStories(...kinds: ('subscribe' | 'unsubscribe')[]): fc.Arbitrary<Action[]> {
  const changes = kinds.flatMap((kind) => names.map((name): Action => `${kind} ${name}`));
  return walks(fc.constantFrom<Action[]>(...changes, 'publish'), 10).map((steps) => [
    ...steps.filter((step, i) => step === 'publish' || steps.indexOf(step) === i),
    'publish',
  ]);
}

/** Stories in which a function may be subscribed several times. */
export function numberedStories(): fc.Arbitrary<NumberedStep[]> {
  const step = fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...names).map((name): NumberedStep => `subscribe ${name}`) },
    { weight: 3, arbitrary: fc.integer({ min: 1, max: 5 }).map((n): NumberedStep => `end subscription ${n}`) },
    { weight: 2, arbitrary: fc.constant<NumberedStep>('publish') },
  );
  return walks(step, 12).map((steps) => ['subscribe email', 'subscribe audit', ...steps, 'publish']);
}

/** Changes of subscriptions: of the handlers in the story, and of two that come later and do nothing. */
export const changes: readonly Action[] = [
  ...names.flatMap((name): Action[] => [`subscribe ${name}`, `unsubscribe ${name}`]),
  ...['late', 'later'].flatMap((name): Action[] => [`subscribe ${name}`, `unsubscribe ${name}`]),
];

export function someOf(actions: readonly Action[], maxLength = 3): fc.Arbitrary<Action[]> {
  return fc.array(fc.constantFrom(...actions), { maxLength, size: 'max' });
}

/** Reactions of all three handlers. */
export function reactionsOf(actions: readonly Action[], maxLength = 2): fc.Arbitrary<FirstReactions> {
  const some = someOf(actions, maxLength);
  return fc.record({ email: some, audit: some, stats: some }, { noNullPrototype: true });
}

/** What the handlers throw at one event. */
type FailuresByHandler = Partial<Record<(typeof names)[number], Failure>>;

/** Failures that a bus may take for its own errors. */
const aggregates: Readonly<Record<string, () => AggregateError>> = {
  'an AggregateError of no errors': () => new AggregateError([]),
  'an AggregateError of one error': () => new AggregateError([new Error('inner')]),
  'an AggregateError of two errors': () => new AggregateError([new Error('one'), new Error('two')]),
};

/** Failures that are easily lost or changed. */
export const hardFailures: readonly Failure[] = [
  ...Object.entries(aggregates).map(([name, make]) => failureOf(name, make())),
  ...['', 0, undefined, 'text'].map((value) => failureOf(show(value), value)),
];

export function failuresByHandler(): fc.Arbitrary<FailuresByHandler> {
  const failure = anyFailure(aggregates);
  return fc.record(
    { email: failure, audit: failure, stats: failure },
    { requiredKeys: [], noNullPrototype: true },
  ) as fc.Arbitrary<FailuresByHandler>;
}

/** Makes a list of events and failures read as sentences in a counterexample. */
export function thatThrow(events: readonly FailuresByHandler[]): readonly FailuresByHandler[] {
  const sentences = events.map((thrown, i) => {
    const all = names.flatMap((name) => (thrown[name] ? [`${name} throws ${thrown[name].name}`] : []));
    return `event ${i + 1}: ${all.join(', ') || 'no handler throws'}`;
  });
  return Object.defineProperty([...events], fc.toStringMethod, { value: () => sentences.join('; ') });
}

/** The failures at an event, in the order of the handlers, with their names in a report. */
export function failuresOf(thrown: FailuresByHandler = {}): Failure[] {
  return names.flatMap((name) =>
    thrown[name] ? [{ ...thrown[name], name: `${thrown[name].name} from ${name}` }] : [],
  );
}

/** What `publish` should throw, in words. */
export function expectedError(failures: readonly Failure[]): string {
  if (failures.length === 0) return String(nothingThrown);
  return `an AggregateError of [${failures.map(({ name }) => name).join(', ')}]`;
}

/** What `publish` threw, in words: a failure has its name only if it is the thrown value itself. */
export function described(error: unknown, failures: readonly Failure[]): string {
  if (error === nothingThrown) return String(nothingThrown);
  const nameOf = (one: unknown, i = 0): string => {
    const same = failures.filter(({ value }) => Object.is(value, one));
    // Two handlers may throw the same value.
    const found = same.find((failure) => failure === failures[i]) ?? same[0];
    return found?.name ?? 'another value';
  };
  if (failures.every(({ value }) => value !== error) && error instanceof AggregateError)
    return `an AggregateError of [${error.errors.map(nameOf).join(', ')}]`;
  return `${nameOf(error)}, without an AggregateError around it`;
}
