import { copyPlain } from './show.ts';
import { type Change, changes, Instance, isPlain, mutateDeep } from './mutate-deep.ts';
import { Watched } from './watched.ts';

/** Forms in which a caller may pass the same data. */
export const argumentForms = ['frozen objects', 'instances of a class', 'objects without a prototype'] as const;

/** What a caller does with data that it shares with the code under test. */
export type Habit =
  | { does: 'passes arguments in another form'; form: (typeof argumentForms)[number] }
  | { does: 'changes arguments after the call'; change: Change }
  | { does: 'changes results'; change: Change };

/** All habits. Each has one kind of change. */
export const habits: readonly Habit[] = [
  ...argumentForms.map((form): Habit => ({ does: 'passes arguments in another form', form })),
  ...changes.map((change): Habit => ({ does: 'changes arguments after the call', change })),
  ...changes.map((change): Habit => ({ does: 'changes results', change })),
];

/** A habit as a counterexample shows it: `the caller changes results: it reverses every list`. */
export function describeHabit(habit: Habit): string {
  if ('form' in habit) return `the caller passes its data as ${habit.form}`;
  return `the caller ${habit.does}: it ${habit.change}`;
}

/**
 * A caller that treats arguments and results according to one habit, or leaves them unchanged. It always watches its
 * own values.
 */
export class Caller {
  readonly #habit: Habit | undefined;
  readonly #watched = new Watched();

  constructor(habit?: Habit) {
    this.#habit = habit;
  }

  /** A value as this caller passes it: a copy, perhaps in another form, that is watched from now on. */
  give<T>(value: T, label = 'a value of the caller'): T {
    const given = this.#inHabitualForm(copyPlain(value));
    this.#watched.note(given, label);
    return given;
  }

  /** Called after the code under test has received a value. A habit may now change the value. */
  leave(value: unknown, label = 'a value of the caller'): void {
    const habit = this.#habit;
    if (habit?.does !== 'changes arguments after the call') return;
    this.#recordComplaints();
    mutateDeep(value, habit.change);
    this.#watched.note(value, label);
  }

  /** A copy of a result as it is now. A habit may then change the result itself. */
  take<T>(result: T): T {
    if (this.#habit?.does !== 'changes results' || !isPlain(result)) return result;
    const copy = copyPlain(result);
    mutateDeep(result, this.#habit.change);
    return copy;
  }

  /** What the code under test did to values that belong to this caller. Empty if it left them alone. */
  complaints(): string[] {
    return [...new Set([...this.#earlierComplaints, ...this.#watched.complaints()])];
  }

  #earlierComplaints: string[] = [];

  #recordComplaints(): void {
    this.#earlierComplaints.push(...this.#watched.complaints());
  }

  #inHabitualForm<T>(value: T): T {
    if (this.#habit?.does !== 'passes arguments in another form') return value;
    const { form } = this.#habit;
    return inForm(value, form) as T;
  }
}

function inForm(value: unknown, form: (typeof argumentForms)[number]): unknown {
  if (!isPlain(value) || value instanceof Map || value instanceof Set) return value;
  if (Array.isArray(value)) {
    const list = value.map((one: unknown) => inForm(one, form));
    return form === 'frozen objects' ? Object.freeze(list) : list;
  }
  const target: object =
    form === 'frozen objects' ? {} : form === 'instances of a class' ? new Instance() : Object.create(null);
  for (const key of Object.keys(value)) {
    const held = inForm(Reflect.get(value, key), form);
    Object.defineProperty(target, key, { value: held, writable: true, enumerable: true, configurable: true });
  }
  return form === 'frozen objects' ? Object.freeze(target) : target;
}
