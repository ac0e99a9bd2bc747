import fc from 'fast-check';
import { expect } from 'vitest';
import { TodoError } from '../support/todo.ts';
import {
  type Command,
  CommandQueue,
  CreateUserCommand,
  DeleteUserCommand,
  MacroCommand,
  UpdateEmailCommand,
  type User,
  UserExistsError,
  UserNotFoundError,
  UserStore,
} from './command.ts';

// Changes are data. What they must do is said by a function from a list of users to the next.

type SimpleChange =
  | { does: 'create'; user: User }
  | { does: 'update'; id: string; email: string | null }
  | { does: 'delete'; id: string };
type Change = SimpleChange | { does: 'macro'; steps: Change[] };
type Refusal = `throws ${string}`;

/** The users after a change, or how it must be refused. */
export function after(users: User[], change: Change): User[] | Refusal {
  if (change.does === 'macro') {
    return change.steps.reduce<User[] | Refusal>((now, step) => (isRefused(now) ? now : after(now, step)), users);
  }
  const id = change.does === 'create' ? change.user.id : change.id;
  const exists = users.some((user) => user.id === id);
  if (change.does === 'create') return exists ? refusal(new UserExistsError(id)) : [...users, change.user];
  if (!exists) return refusal(new UserNotFoundError(id));
  if (change.does === 'delete') return users.filter((user) => user.id !== id);
  return users.map((user) => (user.id === id ? { ...user, email: change.email } : user));
}

/** The users after a change that is known to be possible. */
export function changed(users: User[], change: Change): User[] {
  return after(users, change) as User[];
}

export function isRefused(outcome: User[] | Refusal): outcome is Refusal {
  return typeof outcome === 'string';
}

function refusal({ name, id }: UserExistsError | UserNotFoundError): Refusal {
  return `throws ${name} of ${shown(id)}`;
}

export function callStore(store: UserStore, change: SimpleChange): unknown {
  if (change.does === 'update') return store.updateEmail(change.id, change.email);
  if (change.does === 'delete') return line(store.delete(change.id));
  store.create(change.user);
  return 'created';
}

export function answerTo(change: SimpleChange, users: User[]): unknown {
  if (change.does === 'create') return 'created';
  const user = users.find(({ id }) => id === change.id) as User;
  return change.does === 'delete' ? line(user) : user.email;
}

export function commandFor(store: UserStore, change: Change): Command {
  if (change.does === 'create') return new CreateUserCommand(store, change.user);
  if (change.does === 'update') return new UpdateEmailCommand(store, change.id, change.email);
  if (change.does === 'delete') return new DeleteUserCommand(store, change.id);
  return new MacroCommand(change.steps.map((step) => commandFor(store, step)));
}

// The model: a history is two stacks of snapshots.

interface Model {
  now: User[];
  past: User[][];
  future: User[][];
  /** What is compared. */
  look: (users: User[]) => string[];
}

interface System {
  model: Model;
  real: { store: UserStore; queue: CommandQueue };
}

export function start(given: User[], look: Model['look']): System {
  const model = { now: given, past: [], future: [], look };
  return { model, real: { store: storeOf(given), queue: new CommandQueue() } };
}

export function execute(system: System, change: Change, command = commandFor(system.real.store, change)): void {
  const { model, real } = system;
  const next = after(model.now, change);
  if (!isRefused(next)) Object.assign(model, { now: next, past: [...model.past, model.now], future: [] });
  const outcome = done(() => real.queue.execute(command));
  expectSnapshot(system, outcome, isRefused(next) ? next : 'done');
}

export function undo(system: System): void {
  const { model, real } = system;
  const before = model.past.pop();
  if (before) model.future.push(model.now);
  model.now = before ?? model.now;
  expectSnapshot(system, `undo: ${outcomeOf(() => real.queue.undo())}`, `undo: ${before !== undefined}`);
}

export function redo(system: System): void {
  const { model, real } = system;
  const next = model.future.pop();
  if (next) model.past.push(model.now);
  model.now = next ?? model.now;
  expectSnapshot(system, `redo: ${outcomeOf(() => real.queue.redo())}`, `redo: ${next !== undefined}`);
}

export function expectSnapshot({ model, real }: System, outcome = 'done', expected = 'done'): void {
  expect([outcome, ...model.look(real.store.all())]).toEqual([expected, ...model.look(model.now)]);
}

type ModelCommand = fc.Command<Model, System['real']>;

/**
 * Commands for `fc.modelRun`; '+1' makes histories long enough to matter. The only input of their law: others would be
 * shrunk first, after which fast-check no longer knows which commands ran.
 */
export function commandsOf(allowed: 'possible' | 'possible or not') {
  const executing = (change: SimpleChange): ModelCommand => ({
    check: ({ now }) => allowed === 'possible or not' || !isRefused(after(now, change)),
    run: (model, real) => execute({ model, real }, change),
    toString: () => told(change),
  });
  const pressing = (name: string, press: (system: System) => void) =>
    fc.constant<ModelCommand>({
      check: () => true,
      run: (model, real) => press({ model, real }),
      toString: () => name,
    });
  const kinds = [creations(), updates(), deletions()].map((kind) => kind.map(executing));
  const all = [...kinds, pressing('undo', undo), pressing('redo', redo)];
  return fc.commands(all, { size: '+1', maxCommands: 30, disableReplayLog: true });
}

function told(change: SimpleChange): string {
  if (change.does === 'create') return `create ${shown(change.user.id)} with ${change.user.email}`;
  return change.does === 'update' ? `update ${shown(change.id)} to ${change.email}` : `delete ${shown(change.id)}`;
}

// Commands that only record how they are called.

export type Press = 'A' | 'B' | 'undo' | 'redo';
export type Step = 'execute' | 'undo' | 'redo' | 'execute fails' | 'undo fails' | 'redo fails';

export function recorder() {
  const calls: string[] = [];
  const failure = new Error('the command failed');
  const command = (name: number | string, fails = () => false): Command => {
    const record = (verb: string) => () => {
      calls.push(...called(verb, [name]));
      if (fails()) throw failure;
    };
    return { execute: record('execute'), undo: record('undo') };
  };
  return { calls, command, failure };
}

export function called(verb: string, names: (number | string)[]): string[] {
  return names.map((name) => `${verb} ${name}`);
}

/** What the queue calls and answers, step by step; commands are numbered as they are made. */
export function storyOf(steps: Step[]): string[] {
  const { calls, command, failure } = recorder();
  const queue = new CommandQueue();
  let count = 0;
  let now: Step;
  return steps.map((step) => {
    now = step;
    calls.length = 0;
    if (step.startsWith('execute')) count += 1;
    const answer = step.startsWith('execute')
      ? done(() => queue.execute(command(count, () => now.endsWith('fails'))), failure)
      : outcomeOf(() => (step.startsWith('undo') ? queue.undo() : queue.redo()), failure);
    return `${step}: calls ${calls.join(', ') || 'nothing'}; ${answer}`;
  });
}

/** The same by two stacks of numbers. */
export function rightStoryOf(steps: Step[]): string[] {
  const past: number[] = [];
  const future: number[] = [];
  let count = 0;
  return steps.map((step) => {
    const [verb, fails] = step.split(' ');
    if (verb === 'execute') count += 1;
    const [from, to] = verb === 'undo' ? [past, future] : [future, past];
    const number = verb === 'execute' ? count : from.at(-1);
    if (number === undefined) return `${step}: calls nothing; false`;
    const call = `${step}: calls ${verb === 'undo' ? 'undo' : 'execute'} ${number}`;
    if (fails) return `${call}; throws the error of the command`;
    to.push(number);
    from.length = verb === 'execute' ? 0 : from.length - 1;
    return `${call}; ${verb === 'execute' ? 'done' : true}`;
  });
}

/** What an action returns, or how it throws. */
export function outcomeOf<T>(action: () => T, failure?: Error): T | string {
  try {
    return action();
  } catch (error) {
    if (error instanceof TodoError) throw error;
    if (error instanceof UserExistsError || error instanceof UserNotFoundError) return refusal(error);
    return error === failure ? 'throws the error of the command' : `throws ${String(error)}`;
  }
}

/** The same for an action that returns nothing. */
export function done(action: () => void, failure?: Error): string {
  return outcomeOf(() => (action(), 'done'), failure);
}

// What is looked at.

export function storeOf(given: User[]): UserStore {
  const store = new UserStore();
  given.forEach((user) => store.create(user));
  return store;
}

function line({ id, email, roles }: User): string {
  return `${shown(id)} ${email} [${roles.join(', ')}]`;
}

/** An id as it is read: the empty one in quotes. */
function shown(id: string): string {
  return id || "''";
}

export function lines(users: User[]): string[] {
  return users.map(line);
}

/** Ids and addresses, whatever the order. */
export function contacts(users: User[]): string[] {
  return users.map(({ id, email }) => `${shown(id)} ${email}`).toSorted();
}

export function usersIn(store: UserStore): string[] {
  return lines(store.all());
}

export function contactsIn(store: UserStore): string[] {
  return contacts(store.all());
}

/** How an action goes, and the contacts after it. */
export function afterwards(store: UserStore, action: () => void): string[] {
  return [done(action), ...contactsIn(store)];
}

export const tampered = 'tampered tampered [tampered]';

/** Changes all of a user that can be changed. */
export function tamper(user: User): void {
  attempt(() => (user.roles as string[]).splice(0, 2, 'tampered'));
  attempt(() => Object.assign(user, { id: 'tampered' }));
  attempt(() => Object.assign(user, { email: 'tampered' }));
}

export function attempt(action: () => unknown): void {
  try {
    action();
  } catch {
    // What is frozen refuses, which is as good as being a copy.
  }
}

// Generators, and builders for examples.

/** Ids of users that a crowd has, and of others. A plain object loses one of them, and moves numbers to the front. */
const known = ['a', '', '__proto__', '10'] as const;
const unknown = ['b', 'toString', '9'] as const;

export function user(id = fc.constantFrom<string>(...known, ...unknown)): fc.Arbitrary<User> {
  return recordOf({ id, email: emails(), roles: fc.subarray(['admin', 'editor']) });
}

export function users(minLength = 0): fc.Arbitrary<User[]> {
  return fc.uniqueArray(user(), { minLength, maxLength: 3, selector: ({ id }) => id });
}

/** One user for each known id. */
export function crowd(): fc.Arbitrary<User[]> {
  return fc.tuple(...known.map((id) => user(fc.constant(id))));
}

function emails(): fc.Arbitrary<string | null> {
  return fc.constantFrom(null, 'x@a.eu', 'y@b.eu', 'z@c.eu');
}

function creations(...ids: string[]): fc.Arbitrary<SimpleChange> {
  return recordOf({ does: fc.constant('create'), user: user(idOf(ids)) });
}

function updates(...ids: string[]): fc.Arbitrary<SimpleChange> {
  return recordOf({ does: fc.constant('update'), id: idOf(ids), email: emails() });
}

function deletions(...ids: string[]): fc.Arbitrary<SimpleChange> {
  return recordOf({ does: fc.constant('delete'), id: idOf(ids) });
}

/** One of some ids, or of few that meet. */
function idOf(ids: string[]): fc.Arbitrary<string> {
  return fc.constantFrom(...(ids.length > 0 ? ids : ['a', 'b', '', '__proto__']));
}

export function changes(): fc.Arbitrary<SimpleChange> {
  return fc.oneof(creations(), updates(), deletions());
}

/** Changes that a crowd allows. */
export function possibleChanges(): fc.Arbitrary<SimpleChange> {
  return fc.oneof(creations(...unknown), updates(...known), deletions(...known));
}

/** What two buttons do: changes of one user, so that they meet. */
export function buttons(): fc.Arbitrary<{ A: SimpleChange; B: SimpleChange }> {
  const change = fc.oneof(creations('a'), updates('a'), deletions('a'));
  return recordOf({ A: change, B: change });
}

/** A macro of changes and of macros of changes. */
export function macros(depth = 2): fc.Arbitrary<Change> {
  const inner = depth === 1 ? changes() : fc.oneof({ weight: 4, arbitrary: changes() }, macros(depth - 1));
  return recordOf({ does: fc.constant('macro'), steps: fc.array<Change>(inner, { maxLength: 4 }) });
}

function recordOf<const T>(model: { [K in keyof T]: fc.Arbitrary<T[K]> }): fc.Arbitrary<T> {
  return fc.record(model, { noNullPrototype: true }) as fc.Arbitrary<T>;
}

export function userOf(id: string, email: string | null): User {
  return { id, email, roles: ['admin'] };
}

export function creationOf(id: string, email: string | null): SimpleChange {
  return { does: 'create', user: userOf(id, email) };
}

export function updateOf(id: string, email: string | null): SimpleChange {
  return { does: 'update', id, email };
}

export function deletionOf(id: string): SimpleChange {
  return { does: 'delete', id };
}

export function macroOf(...steps: Change[]): Change {
  return { does: 'macro', steps };
}

/** A list as literals; the examples of a law widen them otherwise. */
export function listOf<T>(...items: T[]): T[] {
  return items;
}

export function times(count: number, step: Step): Step[] {
  return upTo(count).map(() => step);
}

/** The numbers from 1. */
export function upTo(count: number): number[] {
  return Array.from({ length: count }, (_, i) => i + 1);
}
