import fc from 'fast-check';
import { Caller } from '../support/caller.ts';
import { type Failure, failureOf } from '../support/failure.ts';
import { walks } from '../support/generators.ts';
import { show } from '../support/show.ts';
import { nothingThrown, thrownBy } from '../support/thrown.ts';
import { DispatchError, type DomainEvent, EventDispatcher } from './domain-events.ts';

/** Registers the handler of this name for a type. The same name stands for the same function. */
export interface Register {
  register: string;
  type: string;
}

/** Dispatches events of these types. `occurredAt` numbers all events of a story from 1. */
export interface Dispatch {
  dispatch: string[];
}

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
    const events = step.dispatch.map((type) => ({ type, occurredAt: (this.#numbers += 1) }));
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
    this.#handlers.set(name, handler);
    return handler;
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
      const event = { type, occurredAt: (this.#numbers += 1) };
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
    if (!this.#failures.has(name)) this.#failures.set(name, failureOf(`an Error of ${name}`, new Error(name)));
    throw this.#failures.get(name)?.value;
  }

  /** What a thrown value is called, such as `an Error of stock`. */
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
  return `#${event.occurredAt} ${show(event.type)}`;
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
