import fc from 'fast-check';
import { expect } from 'vitest';
import { walks } from '../support/generators.ts';
import { nothingThrown, thrownBy } from '../support/thrown.ts';
import { EventBus, type EventHandler } from './observer.ts';

/** A step of a test. `#2` is the second subscription that was made, whoever made it. */
export type Step = `subscribe ${string}` | `unsubscribe #${number}` | 'publish';

/**
 * What a handler does each time it gets an event. What A publishes on e1 is e1/A; on that or what comes of it A
 * publishes no more, so there is an end. Publishing quietly is catching what the publish throws.
 */
type Reaction = Step | 'publish quietly' | 'nothing' | 'throw';

/** The handlers by name; one name is one function. Those not listed do nothing. */
type Handlers = Record<string, Reaction>;

/** The handler that reacts, and what it got. */
interface Receipt {
  name: string;
  event: string;
}

/** Handlers subscribe others while fewer subscriptions than this were made. */
const maxSubscriptions = 6;

interface Scene {
  handlers?: Handlers;
  steps: Step[];
}

export function scene(handlers: Handlers, ...steps: Step[]) {
  return { handlers, steps };
}

export function history(...steps: Step[]) {
  return { steps };
}

export function asForetold({ steps, handlers }: Scene): void {
  expect(played(steps, handlers)).toEqual(foretold(steps, handlers));
}

/** What happens, line by line, when the steps are taken on a bus. */
export function played(steps: readonly Step[], handlers: Handlers = {}): string[] {
  const player = createPlayer(handlers);
  player.play(steps);
  return player.end();
}

export function createPlayer(handlers: Handlers = {}) {
  const bus = new EventBus<string>();
  const trace: string[] = [];
  const unsubscribes: (() => void)[] = [];
  const functions = new Map<string, EventHandler<string>>();
  let published = 0;
  let ended = false;

  function handlerOf(name: string): EventHandler<string> {
    const known = functions.get(name);
    if (known) return known;
    const handler = (event: string) => {
      if (ended) return;
      trace.push(`${name} gets ${event}`);
      perform(handlers[name] ?? 'nothing', { name, event });
    };
    functions.set(name, handler);
    return handler;
  }

  function perform(reaction: Reaction, by?: Receipt): void {
    const [verb, whom = ''] = reaction.split(' ');
    if (verb === 'throw') throw new Error(`${by?.name} on ${by?.event}`);
    if (verb === 'subscribe' && !(by && unsubscribes.length >= maxSubscriptions)) {
      unsubscribes.push(bus.subscribe(handlerOf(whom)));
    }
    if (verb === 'unsubscribe') unsubscribes[Number(whom.slice(1)) - 1]?.();
    if (verb !== 'publish' || isOwn(by)) return;
    const error = thrownBy(() => publish(by ? `${by.event}/${by.name}` : `e${(published += 1)}`));
    if (error !== nothingThrown && whom !== 'quietly') throw error;
  }

  function publish(event: string): void {
    try {
      bus.publish(event);
      trace.push(`publish ${event} returns`);
    } catch (error) {
      trace.push(`publish ${event} throws ${told(error)}`);
      throw error;
    }
  }

  return {
    play(steps: readonly Step[]): void {
      for (const step of steps) {
        const error = thrownBy(() => perform(step));
        if (error !== nothingThrown && step !== 'publish') trace.push(`${step} throws ${told(error)}`);
      }
    },
    /** The trace; from here on the handlers do nothing, should any bus still call them. */
    end(): string[] {
      ended = true;
      return trace;
    },
  };
}

/** The model: what must happen, line by line, worked out from the data alone. */
export function foretold(steps: readonly Step[], handlers: Handlers = {}): string[] {
  const trace: string[] = [];
  let subscribed: readonly { number: number; name: string }[] = [];
  let subscriptions = 0;
  let published = 0;

  /** Gives what is thrown, in words, or '' for nothing. */
  function perform(reaction: Reaction, by?: Receipt): string {
    const [verb, whom = ''] = reaction.split(' ');
    if (verb === 'throw') return `${by?.name} on ${by?.event}`;
    if (verb === 'subscribe' && !(by && subscriptions >= maxSubscriptions)) {
      subscribed = [...subscribed, { number: (subscriptions += 1), name: whom }];
    }
    if (verb === 'unsubscribe') subscribed = subscribed.filter(({ number }) => whom !== `#${number}`);
    if (verb !== 'publish' || isOwn(by)) return '';
    const thrown = publish(by ? `${by.event}/${by.name}` : `e${(published += 1)}`);
    return whom === 'quietly' ? '' : thrown;
  }

  function publish(event: string): string {
    const failures = subscribed.map(({ name }) => {
      trace.push(`${name} gets ${event}`);
      return perform(handlers[name] ?? 'nothing', { name, event });
    });
    const thrown = failures.some(Boolean) ? `[${failures.filter(Boolean).join(', ')}]` : '';
    trace.push(`publish ${event} ${thrown ? `throws ${thrown}` : 'returns'}`);
    return thrown;
  }

  for (const step of steps) perform(step);
  return trace;
}

/** Whether the event came of one that the same handler has published. */
function isOwn(by: Receipt | undefined): boolean {
  return by !== undefined && by.event.split('/').includes(by.name);
}

/** An error in words: those of an AggregateError in brackets. */
export function told(error: unknown): string {
  if (error instanceof AggregateError) return `[${error.errors.map(told).join(', ')}]`;
  return error instanceof Error ? error.message : String(error);
}

type Verb = 'nothing' | 'throw' | 'subscribe' | 'unsubscribe' | 'publish' | 'publish quietly';

/** Three handlers that react in these ways, and steps of these kinds, after two of them have subscribed. */
export function scenes(reactions: readonly Verb[], kinds: readonly Verb[]) {
  const reaction = actionsOf(reactions);
  const handlers: fc.Arbitrary<Handlers> = fc.record(
    { A: reaction, B: reaction, C: reaction },
    { noNullPrototype: true },
  );
  const steps = walks(actionsOf(kinds) as fc.Arbitrary<Step>, 5);
  return { handlers, steps: steps.map((all) => thenPublish(['subscribe A', 'subscribe B', ...all])) };
}

function actionsOf(verbs: readonly Verb[]): fc.Arbitrary<Reaction> {
  const actions: Record<Verb, fc.Arbitrary<Reaction>> = {
    nothing: fc.constant('nothing'),
    throw: fc.constant('throw'),
    publish: fc.constant('publish'),
    'publish quietly': fc.constant('publish quietly'),
    subscribe: fc.constantFrom('subscribe A', 'subscribe B', 'subscribe C'),
    unsubscribe: unsubscribing(5),
  };
  return fc.oneof(...verbs.map((verb) => actions[verb]));
}

export function stepsWith(names: readonly string[]): fc.Arbitrary<Step> {
  const subscribing = names.map((name): Step => `subscribe ${name}`);
  return fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...subscribing) },
    { weight: 3, arbitrary: unsubscribing(5) },
    { weight: 2, arbitrary: fc.constant<Step>('publish') },
  );
}

export function unsubscribing(max: number): fc.Arbitrary<Step> {
  return fc.integer({ min: 1, max }).map((number): Step => `unsubscribe #${number}`);
}

/** Steps in which nobody subscribes twice: A comes first, then B, and so on. */
export function stepsOfNewcomers(): fc.Arbitrary<Step[]> {
  return walks(stepsWith(['?']), 12).map((steps) => {
    let count = 0;
    return thenPublish(steps).map((step) =>
      step === 'subscribe ?' ? (`subscribe ${letter(count++)}` as const) : step,
    );
  });
}

export function thenPublish(steps: readonly Step[]): Step[] {
  return [...steps, 'publish'];
}

export function namesFor(count: number): string[] {
  return Array.from({ length: count }, (_, i) => letter(i));
}

function letter(i: number): string {
  return String.fromCharCode('A'.charCodeAt(0) + i);
}

export const emptyLooking = [undefined, null, 0, '', false, Number.NaN] as const;

export const throwables = ['an Error', 'an AggregateError', 'text', 'empty text', 'undefined', 'null'] as const;

export function valueOf(throwable: (typeof throwables)[number]): unknown {
  if (throwable === 'an Error') return new Error('mail server down');
  if (throwable === 'an AggregateError') return new AggregateError([new Error('one'), new Error('two')]);
  if (throwable === 'undefined') return undefined;
  if (throwable === 'null') return null;
  return throwable === 'text' ? 'mail server down' : '';
}

export function raise(value: unknown): never {
  throw value;
}
