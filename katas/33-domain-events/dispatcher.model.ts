import fc from 'fast-check';
import { expect } from 'vitest';
import { Caller } from '../support/caller.ts';
import { anyFailure, type Failure, failureOf, ordinaryFailure } from '../support/failure.ts';
import { walks } from '../support/generators.ts';
import { show } from '../support/show.ts';
import { nothingThrown, thrownBy } from '../support/thrown.ts';
import { DispatchError, type DomainEvent, EventDispatcher, OrderStatusError } from './domain-events.ts';

/** Registers the handler of this name for a type. The same name stands for the same function. */
export interface Register {
  register: string;
  type: string;
}

/** Dispatches events of these types. All events of a story are numbered from 1, and each is older than the one before. */
export interface Dispatch {
  dispatch: string[];
}

const latest = 1000;

export type Step = Register | Dispatch;

/** When a handler fails. */
export type Reaction = 'works' | 'fails' | 'fails on its first call';

/** What handlers do. Those that are not named work. */
export interface Behaviour {
  reactions?: Readonly<Record<string, Reaction>>;
  /** What `mail` throws if it fails. Every other handler throws an Error of its own. */
  failure?: Failure;
  /** What working handlers return. */
  returned?: unknown;
  /** Sorts the calls of each step, for laws that are not about their order. */
  isSorted?: boolean;
}

/** A dispatcher, and handlers that record their calls. */
export class DispatcherSession {
  readonly #dispatcher = new EventDispatcher<DomainEvent>();
  readonly #handlers = new Map<string, (event: DomainEvent) => void>();
  readonly #behaviour: Handlers;
  readonly #returned: unknown;
  readonly #caller: Caller;
  readonly #isSorted: boolean;
  #numbers = 0;
  #calls: string[] = [];

  constructor(behaviour: Behaviour = {}, caller = new Caller()) {
    this.#behaviour = new Handlers(behaviour);
    this.#returned = behaviour.returned;
    this.#caller = caller;
    this.#isSorted = behaviour.isSorted ?? false;
  }

  /** What a step calls, and how it ends. */
  do(step: Step): string {
    this.#calls = [];
    if ('register' in step) {
      const error = thrownBy(() => this.#dispatcher.register(step.type, this.#handlerOf(step.register)));
      return stepText('register', this.#calls, this.#outcome(error));
    }
    const events = step.dispatch.map((type) => ({ type, occurredAt: latest - (this.#numbers += 1) }));
    const given = this.#caller.give(events, 'the array of events');
    const error = thrownBy(() => this.#dispatcher.dispatch(given));
    const text = stepText('dispatch', inOrder(this.#calls, this.#isSorted), this.#outcome(error));
    this.#caller.leave(given, 'the array of events');
    return text;
  }

  #handlerOf(name: string): (event: DomainEvent) => unknown {
    const known = this.#handlers.get(name);
    if (known) return known;
    const handler = (event: DomainEvent): unknown => {
      this.#calls.push(callText(name, event));
      this.#behaviour.run(name);
      return this.#returned;
    };
    const given = this.#caller.give(handler, 'a handler');
    this.#handlers.set(name, given);
    return given;
  }

  #outcome(error: unknown): string {
    if (error === nothingThrown) return 'returns';
    if (!(error instanceof DispatchError)) return `throws ${this.#behaviour.nameOf(error)}`;
    return failuresText(error.failures.map(({ event, cause }) => failureText(event, this.#behaviour.nameOf(cause))));
  }
}

/** The same, computed from a list of registrations. */
export class ExpectedDispatcher {
  readonly #registered: Register[] = [];
  readonly #behaviour: Handlers;
  readonly #isSorted: boolean;
  #numbers = 0;

  constructor(behaviour: Behaviour = {}) {
    this.#behaviour = new Handlers(behaviour);
    this.#isSorted = behaviour.isSorted ?? false;
  }

  do(step: Step): string {
    if ('register' in step) {
      this.#registered.push(step);
      return stepText('register', [], 'returns');
    }
    const [calls, failures] = [[] as string[], [] as string[]];
    for (const type of step.dispatch) {
      const event = { type, occurredAt: latest - (this.#numbers += 1) };
      for (const { register } of this.#registered.filter((one) => one.type === type)) {
        calls.push(callText(register, event));
        const cause = thrownBy(() => this.#behaviour.run(register));
        if (cause !== nothingThrown) failures.push(failureText(event, this.#behaviour.nameOf(cause)));
      }
    }
    return stepText(
      'dispatch',
      inOrder(calls, this.#isSorted),
      failures.length > 0 ? failuresText(failures) : 'returns',
    );
  }
}

/** Handlers that fail as told. */
class Handlers {
  readonly #reactions: Readonly<Record<string, Reaction>>;
  readonly #failures = new Map<string, Failure>();
  readonly #called = new Set<string>();

  constructor({ reactions = {}, failure }: Behaviour) {
    this.#reactions = reactions;
    if (failure) this.#failures.set('mail', failure);
  }

  run(name: string): void {
    const reaction = Object.hasOwn(this.#reactions, name) ? this.#reactions[name] : 'works';
    const isFirst = !this.#called.has(name);
    this.#called.add(name);
    if (reaction === 'works' || (reaction === 'fails on its first call' && !isFirst)) return;
    if (!this.#failures.has(name)) this.#failures.set(name, failureOf(`an Error from ${name}`, new Error(name)));
    throw this.#failures.get(name)?.value;
  }

  /** What a thrown value is called, such as `an Error from stock`. */
  nameOf(thrown: unknown): string {
    const failure = [...this.#failures.values()].find(({ value }) => Object.is(value, thrown));
    return failure?.name ?? `another value (${show(thrown)})`;
  }
}

function inOrder(calls: readonly string[], isSorted: boolean): readonly string[] {
  return isSorted ? calls.toSorted() : calls;
}

function stepText(call: 'register' | 'dispatch', calls: readonly string[], outcome: string): string {
  return call === 'register' && calls.length === 0
    ? `register ${outcome}`
    : `${call} calls ${calls.join(' ') || 'nothing'}, ${outcome}`;
}

function callText(handler: string, event: DomainEvent): string {
  return `${handler}(${labelOf(event)})`;
}

function failureText(event: DomainEvent, cause: string): string {
  return `${labelOf(event)}: ${cause}`;
}

function failuresText(failures: readonly string[]): string {
  return `throws DispatchError [${failures.join('; ')}]`;
}

function labelOf(event: DomainEvent): string {
  if (typeof event !== 'object' || event === null) return show(event);
  return `#${latest - event.occurredAt} ${show(event.type)}`;
}

export function register(handler: string, type: string): Register {
  return { register: handler, type };
}

export function dispatch(...types: string[]): Dispatch {
  return { dispatch: types };
}

/** Steps with these types of events, and three handlers. */
export function stepsWith(types: fc.Arbitrary<string>, maxLength = 8): fc.Arbitrary<Step[]> {
  const step = fc.oneof(
    fc.tuple(fc.constantFrom('mail', 'stock', 'audit'), types).map(([handler, type]) => register(handler, type)),
    fc.array(types, { maxLength: 4 }).map((drawn) => dispatch(...drawn)),
  );
  return walks<Step>(step, maxLength);
}

/** A dispatcher with handlers that all fail. */
export function dispatcherWith(handlers: number, failure: () => unknown): EventDispatcher<DomainEvent> {
  const dispatcher = new EventDispatcher<DomainEvent>();
  for (let i = 0; i < handlers; i += 1) {
    dispatcher.register('Placed', () => {
      throw failure();
    });
  }
  return dispatcher;
}

export function errorOf(dispatcher: EventDispatcher<DomainEvent>, events: readonly DomainEvent[]): DispatchError {
  const error = thrownBy(() => dispatcher.dispatch(events));
  expect(error).toBeInstanceOf(DispatchError);
  return error as DispatchError;
}

export function twoTypes(): fc.Arbitrary<string> {
  return fc.constantFrom('Placed', 'Cancelled');
}

export function handlerTypes(): fc.Arbitrary<string[]> {
  return fc.array(twoTypes(), { maxLength: 3 });
}

export function reactions(): fc.Arbitrary<Reaction> {
  return fc.constantFrom('works', 'fails', 'fails on its first call');
}

/** What the handler `mail` may throw; errors of the kata itself are values like any other. */
export function failures(): fc.Arbitrary<Failure> {
  return anyFailure({
    'a DispatchError': () => new DispatchError([{ event: { type: 'Other', occurredAt: 0 }, cause: 'other' }]),
    'an OrderStatusError': () => new OrderStatusError('o1', 'place', 'PLACED'),
  });
}

/** What a handler may throw that code easily takes for something else. */
export const failuresToTry = [
  ordinaryFailure(),
  failureOf('undefined', undefined),
  failureOf("''", ''),
  failureOf('a DispatchError', new DispatchError([{ event: { type: 'Other', occurredAt: 0 }, cause: 'other' }])),
];
