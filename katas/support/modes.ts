import fc from 'fast-check';
import { expect } from 'vitest';
import { Caller, describeHabit, type Habit, habits } from './caller.ts';
import { companies, type Company, describeCompany, Mirror } from './company.ts';
import { CallCounter, describeTrouble, type Trouble, type TroubleOptions, troubles, usualTroubles } from './trouble.ts';

/**
 * The special circumstances in which a law may run: the caller changes data that it shares with the code, a second
 * instance is in use, or a collaborator fails.
 */
export interface Modes {
  mutated?: boolean;
  inCompany?: boolean;
  inTrouble?: boolean | TroubleOptions;
}

/** One generated circumstance. `alone` means a plain run. */
export type Circumstance =
  | { mode: 'alone' }
  | { mode: 'mutated'; habit: Habit }
  | { mode: 'in company'; company: Company }
  | { mode: 'in trouble'; trouble: Trouble };

/** The plain circumstance. */
export const alone: Circumstance = circumstance({ mode: 'alone' });

/** Generates one of the circumstances that a law allows, or none in a third of the runs. */
export function circumstances(modes: Modes): fc.Arbitrary<Circumstance> {
  const drawn: fc.Arbitrary<Circumstance>[] = [];
  if (modes.mutated) drawn.push(fc.constantFrom(...habits).map((habit) => ({ mode: 'mutated', habit })));
  if (modes.inCompany) drawn.push(fc.constantFrom(...companies).map((company) => ({ mode: 'in company', company })));
  const { inTrouble } = modes;
  if (inTrouble) drawn.push(troubles(optionsOf(inTrouble)).map((trouble) => ({ mode: 'in trouble', trouble })));
  if (drawn.length === 0) return fc.constant(alone);
  return fc.oneof(
    // A law that is also broken in plain circumstances is reported with these.
    { withCrossShrink: true },
    { weight: 1, arbitrary: fc.constant(alone) },
    { weight: 2, arbitrary: fc.oneof(...drawn).map(circumstance) },
  );
}

/** Every special circumstance in which an example is tried. */
export function usualCircumstances({ mutated, inCompany, inTrouble }: Modes): Circumstance[] {
  const all: Circumstance[] = [];
  if (mutated) all.push(...habits.map((habit): Circumstance => ({ mode: 'mutated', habit })));
  if (inCompany) all.push(...companies.map((company): Circumstance => ({ mode: 'in company', company })));
  if (inTrouble)
    all.push(...usualTroubles(optionsOf(inTrouble)).map((trouble): Circumstance => ({ mode: 'in trouble', trouble })));
  return all.map(circumstance);
}

/** What a law can use in the circumstance of one run. In plain circumstances, everything is passed on unchanged. */
export class Mode {
  readonly caller: Caller;
  /** Which call to a collaborator fails; undefined if none does. */
  readonly trouble: Trouble | undefined;
  readonly #calls: CallCounter;
  readonly #company: Company | undefined;

  constructor(drawn: Circumstance = alone) {
    this.caller = new Caller(drawn.mode === 'mutated' ? drawn.habit : undefined);
    this.trouble = drawn.mode === 'in trouble' ? drawn.trouble : undefined;
    this.#calls = new CallCounter(this.trouble);
    this.#company = drawn.mode === 'in company' ? drawn.company : undefined;
  }

  /**
   * Wraps the object under test according to this mode: its arguments and results may be changed, and a twin may get
   * the same calls. `make` must also create everything that the object talks to. Otherwise the calls to the twin become
   * visible there.
   *
   * @param make makes a new subject, with new collaborators
   */
  use<T extends object>(make: () => T): T {
    const subject = make();
    const mirror = this.#company && new Mirror(make(), this.#company);
    const call = (method: PropertyKey | undefined, member: () => unknown, args: readonly unknown[]): unknown => {
      const label = (i: number) => `argument ${i + 1}${method === undefined ? '' : ` of ${String(method)}`}`;
      const given = args.map((arg, i) => this.caller.give(arg, label(i)));
      const perform = (): unknown => Reflect.apply(member, subject, given);
      const answer = mirror ? mirror.around(method, args, perform) : perform();
      given.forEach((arg, i) => this.caller.leave(arg, label(i)));
      if (answer === subject) return proxy;
      if (answer instanceof Promise) return answer.then((value: unknown) => this.caller.take(value));
      return this.caller.take(answer);
    };
    const proxy: T = new Proxy(subject, {
      get: (target, key) => {
        const member: unknown = Reflect.get(target, key, target);
        if (typeof member !== 'function' || key === 'constructor') return member;
        return (...args: unknown[]) => call(key, member as () => unknown, args);
      },
      set: (target, key, value) => Reflect.set(target, key, value, target),
      apply: (target, _self, args: unknown[]) => call(undefined, target as () => unknown, args),
    });
    return proxy;
  }

  /** Wraps a collaborator. At the call that this mode selects, it fails before it does anything. */
  port<T extends object>(collaborator: T): T {
    return this.#calls.port(collaborator);
  }

  /** Fails the law if the code under test froze or changed anything that belongs to its caller. */
  verify(): void {
    const complaints = this.caller.complaints();
    if (complaints.length > 0) expect(complaints, 'Your code touched values that belong to its caller').toEqual([]);
  }
}

function optionsOf(inTrouble: boolean | TroubleOptions): TroubleOptions {
  return typeof inTrouble === 'object' ? inTrouble : {};
}

/** Lets counterexamples show a circumstance as a sentence. */
function circumstance(drawn: Circumstance): Circumstance {
  return Object.defineProperty({ ...drawn }, fc.toStringMethod, { value: () => describe(drawn) });
}

function describe(drawn: Circumstance): string {
  switch (drawn.mode) {
    case 'alone':
      return 'none';
    case 'mutated':
      return describeHabit(drawn.habit);
    case 'in company':
      return describeCompany(drawn.company);
    case 'in trouble':
      return describeTrouble(drawn.trouble);
    default:
      return drawn satisfies never;
  }
}
