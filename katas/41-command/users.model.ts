import fc from 'fast-check';
import type { Failure } from '../support/failure.ts';
import { walks } from '../support/generators.ts';
import { anyKey, anyString } from '../support/hostile.ts';
import { show } from '../support/show.ts';
import {
  type Change,
  commandFor,
  type FailingStore,
  outcomeOf,
  refusalOf,
  type SimpleChange,
  storeOf,
  usersAfter,
} from './command.model.ts';
import { type Command, type User } from './command.ts';

/** What two buttons do; each of them holds one command. */
export type Buttons = Record<'A' | 'B', Change>;
type Button = 'A' | 'B' | 'undo';
/** `A fails`: the store throws. */
export type Press = Button | `${Button} fails`;

// The users that these changes create have an email address and no roles: rule 3 covers what a command has to restore.
export const oldUser: User = { id: 'u1', email: 'old@example.com', roles: [] };
export const createU1: SimpleChange = { does: 'create', user: { id: 'u1', email: 'first@example.com', roles: [] } };
export const createU2: SimpleChange = { does: 'create', user: { id: 'u2', email: 'second@example.com', roles: [] } };
export const updateToNew: SimpleChange = { does: 'update', id: 'u1', email: 'new@example.com' };
const updateToOther: SimpleChange = { does: 'update', id: 'u1', email: 'other@example.com' };
export const deleteU1: SimpleChange = { does: 'delete', id: 'u1' };

const executedTwice: Press[] = ['A', 'B', 'A', 'undo', 'undo', 'undo'];

/** Each button is pressed again before its first change is undone, with other presses between and without. */
export const pressesToTry: { given: User[]; buttons: Buttons; presses: Press[] }[] = [
  { given: [oldUser], buttons: { A: updateToNew, B: updateToOther }, presses: executedTwice },
  {
    given: [oldUser],
    buttons: { A: { does: 'macro', changes: [updateToNew] }, B: updateToOther },
    presses: executedTwice,
  },
  { given: [oldUser], buttons: { A: deleteU1, B: createU1 }, presses: executedTwice },
  { given: [], buttons: { A: createU1, B: deleteU1 }, presses: executedTwice },
  { given: [oldUser], buttons: { A: updateToNew, B: deleteU1 }, presses: ['A', 'A', 'undo', 'undo'] },
];

/** One call of each kind fails, and then works. The store also refuses changes that are not possible. */
export const failuresToTry: { given: User[]; buttons: Record<'A' | 'B', SimpleChange>; presses: Press[] }[] = [
  { A: updateToNew, B: updateToOther },
  { A: deleteU1, B: createU1 },
  { A: deleteU1, B: updateToNew },
].flatMap((buttons) =>
  (
    [
      ['A fails', 'A', 'B', 'undo', 'undo'],
      ['A', 'B', 'B fails', 'undo', 'undo'],
      ['A', 'undo fails', 'undo', 'A fails', 'A', 'undo'],
      ['A', 'B', 'undo fails', 'undo fails', 'undo', 'undo'],
      ['A', 'A', 'B', 'B', 'undo', 'undo', 'undo', 'undo'],
    ] as Press[][]
  ).map((presses) => ({ given: [oldUser], buttons, presses })),
);

/** A store behind two buttons, and a history of their commands. */
export class UserSession {
  readonly #store: FailingStore;
  readonly #buttons: Buttons;
  readonly #commands: Partial<Record<'A' | 'B', Command>> = {};
  readonly #done: Command[] = [];
  readonly #failure: Failure | undefined;

  constructor(given: readonly User[], buttons: Buttons, failure?: Failure) {
    this.#store = storeOf(given);
    this.#buttons = buttons;
    this.#failure = failure;
  }

  /** How a press ends, and the users after it. */
  do(press: Press): string {
    const [button, fails] = press.split(' ') as [Button, 'fails'?];
    if (fails) this.#store.failure = this.#failure;
    const outcome = outcomeOf(() => (button === 'undo' ? this.#undo() : this.#execute(button)), this.#failure);
    this.#store.failure = undefined;
    return `${press}: ${outcome}; ${show(this.#store.all())}`;
  }

  #execute(button: 'A' | 'B'): void {
    // Not created before the first press, because rule 1 covers what creating a command may change.
    const command = (this.#commands[button] ??= commandFor(this.#store, this.#buttons[button]));
    command.execute();
    this.#done.push(command);
  }

  #undo(): void {
    this.#done.at(-1)?.undo();
    this.#done.pop();
  }
}

/** The same, with a stack of snapshots. */
export class ExpectedUserSession {
  readonly #buttons: Buttons;
  /** The executions that have not been undone: the button, and the users before. */
  readonly #executed: { button: 'A' | 'B'; before: User[] }[] = [];
  #users: User[];

  constructor(given: readonly User[], buttons: Buttons) {
    this.#buttons = buttons;
    this.#users = [...given];
  }

  /** Whether the store refuses what the button does. */
  refuses(press: Press): boolean {
    return (press === 'A' || press === 'B') && !usersAfter(this.#users, this.#buttons[press]);
  }

  /** Whether the button's command has an execution that has not been undone, and would be executed again. */
  repeats(press: Press): boolean {
    return (
      (press === 'A' || press === 'B') && !this.refuses(press) && this.#executed.some(({ button }) => button === press)
    );
  }

  /** The same line. Changes that the store refuses must not be macros. */
  do(press: Press): string {
    const [button, fails] = press.split(' ') as [Button, 'fails'?];
    const end = (outcome: string) => `${press}: ${outcome}; ${show(this.#users)}`;
    if (button === 'undo') {
      const last = this.#executed.at(-1);
      if (!last) return end('returns');
      if (fails) return end('throws the failure');
      this.#executed.pop();
      this.#users = last.before;
      return end('returns');
    }
    if (fails) return end('throws the failure');
    const change = this.#buttons[button];
    const after = usersAfter(this.#users, change);
    if (!after) return end(`throws ${String(refusalOf(change as SimpleChange))}`);
    this.#executed.push({ button, before: this.#users });
    this.#users = after;
    return end('returns');
  }
}

/** Users and possible changes, each to another user. */
export interface Scenario {
  given: User[];
  changes: SimpleChange[];
}

/** Scenarios like the statement's example, of one change or more. */
export function ordinaryScenarios(): fc.Arbitrary<Scenario> {
  return scenariosOf(userOf(ordinaryIds, ordinaryEmails, anyRoles), ordinaryEmails);
}

/** Scenarios with any ids, any email addresses and any roles. */
export function anyScenarios(): fc.Arbitrary<Scenario> {
  return scenariosOf(anyUser(), anyEmails);
}

/** Scenarios of two or three changes with any ids. */
export function scenariosOfSeveralUsers(): fc.Arbitrary<Scenario> {
  return scenariosOf(userOf(anyKey(), ordinaryEmails, noRoles), ordinaryEmails, 2);
}

/** Changes like those of the statement's example, not all of them possible, and undos; in the end all is undone. */
export function changesAndUndos(): fc.Arbitrary<(SimpleChange | 'undo')[]> {
  const undo = fc.constant('undo' as const);
  return walks(fc.oneof(changesOf(ordinaryIds), undo), 12).map((steps) => [
    ...steps,
    ...steps.filter((step) => step !== 'undo').map(() => 'undo' as const),
  ]);
}

/** A user with any id, any email address and any roles. */
export function anyUser(): fc.Arbitrary<User> {
  return userOf(anyKey(), anyEmails, anyRoles);
}

/** Changes of one user, so that they meet. */
export function simpleChangesOfOneUser(): fc.Arbitrary<SimpleChange> {
  return changesOf(fc.constant('u1'));
}

/** Changes of one user, and macros of one such change: rule 5 covers the order in a macro. */
export function changesOfOneUser(): fc.Arbitrary<Change> {
  const change = simpleChangesOfOneUser();
  const macro = change.map((one): Change => ({ does: 'macro', changes: [one] }));
  return fc.oneof<fc.MaybeWeightedArbitrary<Change>[]>(
    { weight: 3, arbitrary: change },
    { weight: 1, arbitrary: macro },
  );
}

const ordinaryIds = fc.constantFrom('u1', 'u2', 'u3');
const ordinaryEmails = fc.constantFrom('alice@example.com', 'bob@example.com', 'carol@example.com');
const anyEmails = fc.oneof(fc.constant(null), ordinaryEmails, anyString());
const anyRoles = fc.array(fc.constantFrom('admin', 'editor'), { maxLength: 3 });
const noRoles = fc.constant<string[]>([]);

function scenariosOf(user: fc.Arbitrary<User>, email: fc.Arbitrary<string | null>, minLength = 1) {
  const plan = fc.record({ does: fc.constantFrom('create', 'update', 'delete'), user, email });
  const plans = fc.uniqueArray(plan, { minLength, maxLength: 3, selector: (one) => one.user.id });
  return plans.map((drawn): Scenario => ({
    given: drawn.filter(({ does }) => does !== 'create').map((one) => one.user),
    // Setting the same email address would be no change.
    changes: drawn.map((one) =>
      changeOf(one.does, one.user, one.email === one.user.email ? 'new@example.com' : one.email),
    ),
  }));
}

function changeOf(does: 'create' | 'update' | 'delete', user: User, email: string | null): SimpleChange {
  if (does === 'create') return { does, user };
  return does === 'update' ? { does, id: user.id, email } : { does, id: user.id };
}

/** Users have an email address and no roles: rule 3 covers what a command has to restore. */
function changesOf(id: fc.Arbitrary<string>): fc.Arbitrary<SimpleChange> {
  const does = fc.constantFrom('create', 'update', 'delete');
  return fc.tuple(does, userOf(id, ordinaryEmails, noRoles), ordinaryEmails).map((drawn) => changeOf(...drawn));
}

function userOf(id: fc.Arbitrary<string>, email: fc.Arbitrary<string | null>, roles: fc.Arbitrary<string[]>) {
  return recordOf<User>({ id, email, roles });
}

function recordOf<const T>(model: { [K in keyof T]: fc.Arbitrary<T[K]> }): fc.Arbitrary<T> {
  return fc.record(model, { noNullPrototype: true }) as fc.Arbitrary<T>;
}
