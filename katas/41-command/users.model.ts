import fc from 'fast-check';
import { anyKey, anyString } from '../support/hostile.ts';
import { show } from '../support/show.ts';
import { type Change, commandFor, outcomeOf, type SimpleChange, storeOf, usersAfter } from './command.model.ts';
import { type Command, CommandQueue, type InMemoryUserStore, type User } from './command.ts';

/** What two buttons do; each of them holds one command. */
export type Buttons = Record<'A' | 'B', Change>;
export type Press = 'A' | 'B' | 'undo' | 'redo';

/** A store and a queue behind two buttons. */
export class UserSession {
  readonly #store: InMemoryUserStore;
  readonly #commands: Record<'A' | 'B', Command>;
  readonly #queue = new CommandQueue();

  constructor(given: readonly User[], { A, B }: Buttons) {
    this.#store = storeOf(given);
    this.#commands = { A: commandFor(this.#store, A), B: commandFor(this.#store, B) };
  }

  /** How a press ends, and the users after it. */
  do(press: Press): string {
    const call = () =>
      press === 'undo' || press === 'redo' ? this.#queue[press]() : void this.#queue.execute(this.#commands[press]);
    return `${press}: ${outcomeOf(call)}; ${show(this.#store.all())}`;
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

  /** The same line; undefined if the store would refuse the change. */
  do(press: Press): string | undefined {
    const isNew = press === 'A' || press === 'B';
    const [from, to] = press === 'undo' ? [this.#done, this.#undone] : [this.#undone, this.#done];
    const next = isNew ? usersAfter(this.#users, this.#buttons[press]) : from.at(-1);
    if (!next) return isNew ? undefined : `${press}: returns false; ${show(this.#users)}`;
    from.splice(isNew ? 0 : -1);
    to.push(this.#users);
    this.#users = next;
    return `${press}: ${isNew ? 'returns' : 'returns true'}; ${show(next)}`;
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

/** A scenario like the statement's example, of one change. */
export function ordinaryScenario(): fc.Arbitrary<{ given: User[]; change: SimpleChange }> {
  return scenariosOf(ordinaryIds, ordinaryEmails, 1, 1).map(({ given, changes: [change] }) => ({
    given,
    change: change as SimpleChange,
  }));
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

/** Changes of one user, so that they meet, and macros of such changes. */
export function changesOfOneUser(): fc.Arbitrary<Change> {
  const change = changesOf(userOf(fc.constant('u1'), anyEmails), anyEmails);
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

function scenariosOf(id: fc.Arbitrary<string>, email: fc.Arbitrary<string | null>, minLength = 1, maxLength = 3) {
  const plan = fc.record({ does: fc.constantFrom('create', 'update', 'delete'), user: userOf(id, email), email });
  return fc.uniqueArray(plan, { minLength, maxLength, selector: ({ user }) => user.id }).map((plans): Scenario => ({
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
