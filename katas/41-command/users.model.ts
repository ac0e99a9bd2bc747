import fc from 'fast-check';
import type { Failure } from '../support/failure.ts';
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
import { type Command, CommandQueue, type User } from './command.ts';

/** What two buttons do; each of them holds one command. */
export type Buttons = Record<'A' | 'B', Change>;
type Button = 'A' | 'B' | 'undo' | 'redo';
/** `A fails`: the store throws. */
export type Press = Button | `${Button} fails`;

export const oldUser: User = { id: 'u1', email: 'old@example.com', roles: ['admin'] };
export const createU1: SimpleChange = { does: 'create', user: { id: 'u1', email: null, roles: [] } };
export const createU2: SimpleChange = { does: 'create', user: { id: 'u2', email: null, roles: [] } };
export const updateToNew: SimpleChange = { does: 'update', id: 'u1', email: 'new@example.com' };
export const updateToNull: SimpleChange = { does: 'update', id: 'u1', email: null };
export const deleteU1: SimpleChange = { does: 'delete', id: 'u1' };

/** Buttons that differ from the start, and from each other, in what they have to restore. */
export const buttonsToTry: Buttons[] = [
  { A: updateToNew, B: updateToNull },
  { A: { does: 'macro', changes: [updateToNew] }, B: updateToNull },
  { A: deleteU1, B: createU1 },
];
export const pressesToTry: Press[] = ['A', 'B', 'A', 'undo', 'undo', 'undo'];

/** One call of each kind fails, and then works; the store refuses to delete or create the same user twice in a row. */
export const failuresToTry = [
  { A: updateToNew, B: updateToNull },
  { A: deleteU1, B: createU1 },
].flatMap((buttons) =>
  (
    [
      ['A fails', 'A', 'B', 'undo', 'undo'],
      ['A', 'B', 'B fails', 'undo', 'undo'],
      ['A', 'undo fails', 'undo', 'redo'],
      ['A', 'B', 'undo fails', 'undo fails', 'undo', 'undo'],
      ['A', 'undo', 'redo fails', 'redo', 'undo'],
      ['A', 'A', 'B', 'B', 'undo', 'undo', 'undo', 'undo'],
    ] as Press[][]
  ).map((presses) => ({ buttons, presses })),
);

/** A store and a queue behind two buttons. */
export class UserSession {
  readonly #store: FailingStore;
  readonly #commands: Record<'A' | 'B', Command>;
  readonly #queue = new CommandQueue();
  readonly #failure: Failure | undefined;

  constructor(given: readonly User[], { A, B }: Buttons, failure?: Failure) {
    this.#store = storeOf(given);
    this.#commands = { A: commandFor(this.#store, A), B: commandFor(this.#store, B) };
    this.#failure = failure;
  }

  /** How a press ends, and the users after it. */
  do(press: Press): string {
    const [button, fails] = press.split(' ') as [Button, 'fails'?];
    if (fails) this.#store.failure = this.#failure;
    const outcome = outcomeOf(
      () =>
        button === 'undo' || button === 'redo'
          ? this.#queue[button]()
          : void this.#queue.execute(this.#commands[button]),
      this.#failure,
    );
    this.#store.failure = undefined;
    return `${press}: ${outcome}; ${show(this.#store.all())}`;
  }
}

/** The same, with two stacks of snapshots. */
export class ExpectedUserSession {
  readonly #buttons: Buttons;
  readonly #done: User[][] = [];
  readonly #undone: User[][] = [];
  #users: User[];

  constructor(given: readonly User[], buttons: Buttons) {
    this.#buttons = buttons;
    this.#users = [...given];
  }

  /** Whether the store refuses what the button does. */
  refuses(press: Press): boolean {
    return (press === 'A' || press === 'B') && !usersAfter(this.#users, this.#buttons[press]);
  }

  /** The same line. Changes that the store refuses must not be macros. */
  do(press: Press): string {
    const [button, fails] = press.split(' ') as [Button, 'fails'?];
    const end = (outcome: string) => `${press}: ${outcome}; ${show(this.#users)}`;
    const change = button === 'undo' || button === 'redo' ? undefined : this.#buttons[button];
    const [from, to] = button === 'undo' ? [this.#done, this.#undone] : [this.#undone, this.#done];
    const next = change ? usersAfter(this.#users, change) : from.at(-1);
    if (!change && !next) return end('returns false');
    if (fails) return end('throws the failure');
    if (!next) return end(`throws ${String(refusalOf(change as SimpleChange))}`);
    from.splice(change ? 0 : -1);
    to.push(this.#users);
    this.#users = next;
    return end(change ? 'returns' : 'returns true');
  }
}

/** Users and possible changes, each to another user. */
export interface Scenario {
  given: User[];
  changes: SimpleChange[];
}

/** Scenarios like the statement's example, of one change or more. */
export function ordinaryScenarios(): fc.Arbitrary<Scenario> {
  return scenariosOf(ordinaryIds, ordinaryEmails);
}

/** Scenarios with any ids, any addresses and any roles. */
export function anyScenarios(minLength = 1): fc.Arbitrary<Scenario> {
  return scenariosOf(anyKey(), anyEmails, minLength);
}

/** A user like the one of the statement's example. */
export function ordinaryUser(): fc.Arbitrary<User> {
  return userOf(ordinaryIds, ordinaryEmails);
}

/** Changes like those of the statement's example; not all of them are possible one after the other. */
export function ordinaryChanges(): fc.Arbitrary<SimpleChange> {
  return changesOf(ordinaryUser(), ordinaryEmails);
}

/** A user with any id, any address and any roles. */
export function anyUser(): fc.Arbitrary<User> {
  return userOf(anyKey(), anyEmails);
}

/** Changes of one user, so that they meet. */
export function simpleChangesOfOneUser(): fc.Arbitrary<SimpleChange> {
  return changesOf(userOf(fc.constant('u1'), anyEmails), anyEmails);
}

/** Changes of one user, and macros of such changes. */
export function changesOfOneUser(): fc.Arbitrary<Change> {
  const change = simpleChangesOfOneUser();
  const macro: fc.Arbitrary<Change> = recordOf({
    does: fc.constant('macro'),
    changes: fc.array(change, { minLength: 1, maxLength: 3 }),
  });
  return fc.oneof<fc.MaybeWeightedArbitrary<Change>[]>(
    { weight: 3, arbitrary: change },
    { weight: 1, arbitrary: macro },
  );
}

const ordinaryIds = fc.constantFrom('u1', 'u2', 'u3');
const ordinaryEmails = fc.constantFrom('alice@example.com', 'bob@example.com', 'carol@example.com');
const anyEmails = fc.oneof(fc.constant(null), ordinaryEmails, anyString());

function scenariosOf(id: fc.Arbitrary<string>, email: fc.Arbitrary<string | null>, minLength = 1) {
  const plan = fc.record({ does: fc.constantFrom('create', 'update', 'delete'), user: userOf(id, email), email });
  return fc.uniqueArray(plan, { minLength, maxLength: 3, selector: ({ user }) => user.id }).map((plans): Scenario => ({
    given: plans.filter(({ does }) => does !== 'create').map(({ user }) => user),
    // An address that stays the same would be no change.
    changes: plans.map(({ does, user, email }) =>
      changeOf(does, user, email === user.email ? 'new@example.com' : email),
    ),
  }));
}

function changeOf(does: 'create' | 'update' | 'delete', user: User, email: string | null): SimpleChange {
  if (does === 'create') return { does, user };
  return does === 'update' ? { does, id: user.id, email } : { does, id: user.id };
}

function changesOf(user: fc.Arbitrary<User>, email: fc.Arbitrary<string | null>): fc.Arbitrary<SimpleChange> {
  const does = fc.constantFrom('create', 'update', 'delete');
  return fc.tuple(does, user, email).map((drawn) => changeOf(...drawn));
}

function userOf(id: fc.Arbitrary<string>, email: fc.Arbitrary<string | null>): fc.Arbitrary<User> {
  const roles = fc.array(fc.constantFrom('admin', 'editor'), { maxLength: 3 });
  return recordOf({ id, email, roles });
}

function recordOf<const T>(model: { [K in keyof T]: fc.Arbitrary<T[K]> }): fc.Arbitrary<T> {
  return fc.record(model, { noNullPrototype: true }) as fc.Arbitrary<T>;
}
