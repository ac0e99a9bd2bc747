import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { walks } from '../support/generators.ts';
import { example, law } from '../support/law.ts';
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

describe('1 ★ The store keeps users, and a command changes it when it is executed', () => {
  example('u1 is created and gets a new address', () => {
    const store = new UserStore();
    const queue = new CommandQueue();
    queue.execute(new CreateUserCommand(store, { id: 'u1', email: 'alice@example.com', roles: ['admin'] }));
    queue.execute(new UpdateEmailCommand(store, 'u1', 'newalice@example.com'));
    expect(store.all()).toEqual([{ id: 'u1', email: 'newalice@example.com', roles: ['admin'] }]);
  });

  law(
    'the store does what it is asked, or refuses and changes nothing',
    { calls: walks(changes(), 12) },
    ({ calls }) => {
      const store = new UserStore();
      let users: User[] = [];
      expect(usersIn(store)).toEqual([]);
      for (const change of calls) {
        const next = after(users, change);
        const answer = outcomeOf(() => callStore(store, change));
        const expected = isRefused(next) ? next : answerTo(change, users);
        users = isRefused(next) ? users : next;
        expect([answer, ...usersIn(store)]).toEqual([expected, ...lines(users)]);
      }
    },
    { examples: [{ calls: [creationOf('b', null), creationOf('a', null), creationOf('10', null)] }] },
  );

  law(
    'a command changes the store when it is executed, not before',
    { given: crowd(), change: possibleChanges() },
    ({ given, change }) => {
      const store = storeOf(given);
      const command = commandFor(store, change);
      const made = usersIn(store);
      new CommandQueue().execute(command);
      expect({ made, executed: usersIn(store) }).toEqual({
        made: lines(given),
        executed: lines(changed(given, change)),
      });
    },
  );
});

describe('2 ★ Undo takes a command back, redo executes it again', () => {
  example('a new address is undone and redone', () => {
    const store = storeOf([{ id: 'u1', email: 'alice@example.com', roles: [] }]);
    const queue = new CommandQueue();
    queue.execute(new UpdateEmailCommand(store, 'u1', 'newalice@example.com'));
    expect([queue.undo(), ...contactsIn(store)]).toEqual([true, 'u1 alice@example.com']);
    expect([queue.redo(), ...contactsIn(store)]).toEqual([true, 'u1 newalice@example.com']);
  });

  law(
    'with nothing to undo or redo, both answer false and change nothing',
    { given: users(), presses: fc.array(fc.constantFrom('undo', 'redo'), { minLength: 1, maxLength: 6 }) },
    ({ given, presses }) => {
      const [store, queue] = [storeOf(given), new CommandQueue()];
      const answers = presses.map((press) => (press === 'undo' ? queue.undo() : queue.redo()));
      expect(answers).toEqual(presses.map(() => false));
      expect(usersIn(store)).toEqual(lines(given));
    },
  );
});

describe('3 ★★ A new command forgets what could be redone', () => {
  example('after undoing u1 and creating u2 there is nothing to redo', () => {
    const store = new UserStore();
    const queue = new CommandQueue();
    queue.execute(new CreateUserCommand(store, { id: 'u1', email: null, roles: [] }));
    queue.undo();
    queue.execute(new CreateUserCommand(store, { id: 'u2', email: null, roles: [] }));
    expect([outcomeOf(() => queue.redo()), ...contactsIn(store)]).toEqual([false, 'u2 null']);
  });

  law(
    'after a new command redo does nothing, and undo goes back through what is left',
    { executed: fc.integer({ min: 1, max: 5 }), undone: fc.integer({ min: 1, max: 5 }) },
    ({ executed, undone }) => {
      const branch: Step[] = [...times(executed, 'execute'), ...times(undone, 'undo'), 'execute', 'redo'];
      const steps = [...branch, ...times(executed + 1, 'undo')];
      expect(storyOf(steps)).toEqual(rightStoryOf(steps));
    },
  );
});

describe('4 ★★ Undo is the inverse of execute', () => {
  law(
    'a command executed, undone and executed again leaves the users as after, before and after it',
    { given: crowd(), change: possibleChanges() },
    ({ given, change }) => {
      const store = storeOf(given);
      const command = commandFor(store, change);
      const executed = afterwards(store, () => command.execute());
      const undone = afterwards(store, () => command.undo());
      const again = afterwards(store, () => command.execute());
      const [before, after] = [given, changed(given, change)].map((users) => ['done', ...contacts(users)]);
      expect({ executed, undone, again }).toEqual({ executed: after, undone: before, again: after });
    },
    { examples: [{ given: [userOf('a', null)], change: updateOf('a', 'new@x.eu') }] },
  );
});

describe('5 ★★ Any mix of execute, undo and redo behaves like two stacks of snapshots', () => {
  law(
    'after every step the users and their addresses are those of the snapshot',
    { steps: commandsOf('possible') },
    ({ steps }) => {
      const system = start([], contacts);
      fc.modelRun(() => system, steps);
      expectSnapshot(system);
    },
    { why: 'an undo that is right only straight after its command brings back a state that never was' },
  );

  law(
    'the queue calls commands as two stacks would',
    { steps: walks(fc.constantFrom<Step>('execute', 'undo', 'redo')) },
    ({ steps }) => {
      expect(storyOf(steps)).toEqual(rightStoryOf(steps));
    },
  );

  law(
    'every executed command can be undone, however many there are',
    { executed: fc.nat(50) },
    ({ executed }) => {
      const queue = new CommandQueue();
      for (let i = 0; i < executed; i += 1) queue.execute({ execute: () => {}, undo: () => {} });
      const undone = times(executed + 1, 'undo').filter(() => queue.undo()).length;
      expect(undone).toBe(executed);
    },
    { examples: [{ executed: 1_001 }] },
  );
});

describe('6 ★★★ A command that fails changes neither users nor history', () => {
  law(
    'a refused command is as if it had never been executed',
    { steps: commandsOf('possible or not') },
    ({ steps }) => {
      const system = start([], contacts);
      fc.modelRun(() => system, steps);
      expectSnapshot(system);
    },
    { why: 'one refused click must not cost what could be undone and redone before it' },
  );

  law(
    'what a command throws reaches the caller, and the next step finds the history as it was',
    { steps: walks(fc.constantFrom<Step>('execute', 'undo', 'redo', 'execute fails', 'undo fails', 'redo fails')) },
    ({ steps }) => {
      expect(storyOf(steps)).toEqual(rightStoryOf(steps));
    },
    {
      examples: [
        { steps: listOf<Step>('execute', 'undo', 'execute fails', 'redo') },
        { steps: listOf<Step>('execute', 'undo fails', 'undo') },
        { steps: listOf<Step>('execute', 'undo', 'redo fails', 'redo', 'undo') },
      ],
    },
  );
});

describe('7 ★★★ Undo brings back exactly what its execution changed', () => {
  law(
    'after execute and undo the users are whole and in their places',
    { given: crowd(), change: possibleChanges() },
    ({ given, change }) => {
      const [store, queue] = [storeOf(given), new CommandQueue()];
      queue.execute(commandFor(store, change));
      queue.undo();
      expect(usersIn(store)).toEqual(lines(given));
    },
    {
      why: 'an account that comes back without its roles locks its owner out',
      examples: [{ given: [userOf('a', null), userOf('b', null)], change: deletionOf('a') }],
    },
  );

  law(
    'a command object that is executed several times is undone execution by execution',
    { buttons: buttons(), presses: walks(fc.constantFrom<Press>('A', 'B', 'undo', 'redo'), 12) },
    ({ buttons: { A, B }, presses }) => {
      const system = start([userOf('a', 'old@x.eu'), userOf('b', null)], lines);
      const commands = { A: commandFor(system.real.store, A), B: commandFor(system.real.store, B) };
      expectSnapshot(system);
      for (const press of presses) {
        if (press === 'undo') undo(system);
        else if (press === 'redo') redo(system);
        else execute(system, { A, B }[press], commands[press]);
      }
    },
    {
      why: 'a button of a toolbar holds one command object and is pressed more than once',
      examples: [
        { A: updateOf('a', 'new@x.eu'), B: updateOf('a', 'newer@x.eu') },
        { A: deletionOf('a'), B: creationOf('a', 'new@x.eu') },
      ].map((buttons) => ({ buttons, presses: listOf<Press>('A', 'B', 'A', 'undo', 'undo', 'undo') })),
    },
  );
});

describe('8 ★★★ A macro is one step, and all or nothing', () => {
  law(
    'a macro makes all its changes or none, and is undone and redone in one step',
    { given: users(), macro: macros() },
    ({ given, macro }) => {
      const system = start(given, contacts);
      execute(system, macro);
      for (const press of [undo, redo, undo, undo]) press(system);
    },
    {
      why: 'a bulk change that stops half-way leaves accounts that somebody has to mend by hand',
      examples: [[], [deletionOf('b')]].map((last) => ({
        given: [userOf('a', 'old@x.eu')],
        macro: macroOf(updateOf('a', 'new@x.eu'), updateOf('a', 'newer@x.eu'), ...last),
      })),
    },
  );

  law(
    'commands execute in order, and are undone in reverse order, also when one of them fails',
    { commands: fc.array(fc.constantFrom('works', 'fails'), { maxLength: 5 }) },
    ({ commands }) => {
      const { calls, command, failure } = recorder();
      const macro = new MacroCommand(commands.map((kind, i) => command(i + 1, () => kind === 'fails')));
      const outcome = done(() => macro.execute(), failure);
      if (outcome === 'done') macro.undo();

      const failing = commands.indexOf('fails') + 1;
      const worked = upTo(failing === 0 ? commands.length : failing - 1);
      const executed = failing === 0 ? worked : [...worked, failing];
      expect([outcome, ...calls]).toEqual([
        failing === 0 ? 'done' : 'throws the error of the command',
        ...called('execute', executed),
        ...called('undo', worked.toReversed()),
      ]);
    },
  );
});

describe('9 ★★★ What goes in and what comes out are copies', () => {
  law(
    'changing what all() gave does not change the store',
    { given: users(1) },
    ({ given }) => {
      const [store, before] = [storeOf(given), lines(given)];
      const list = store.all();
      list.forEach(tamper);
      attempt(() => list.pop());
      expect(usersIn(store)).toEqual(before);
    },
    { why: 'a screen that edits or filters its list must not change the accounts' },
  );

  law(
    'what all() gave stays as it was when the store changes',
    { given: crowd(), change: possibleChanges() },
    ({ given, change }) => {
      const [store, queue, before] = [storeOf(given), new CommandQueue(), lines(given)];
      const seen = store.all();
      queue.execute(commandFor(store, change));
      expect(lines(seen)).toEqual(before);
      queue.undo();
      expect(lines(seen)).toEqual(before);
    },
  );

  law(
    'a user that was passed in stays yours to change, and the user created does not follow',
    { user: user(), changed: fc.constantFrom('before execute', 'before redo', 'after store.create') },
    ({ user, changed }) => {
      const [store, queue, mine] = [new UserStore(), new CommandQueue(), structuredClone(user)];
      const command = new CreateUserCommand(store, mine);
      if (changed === 'before execute') tamper(mine);
      if (changed === 'after store.create') store.create(mine);
      else queue.execute(command);
      if (changed === 'before redo') queue.undo();
      tamper(mine);
      if (changed === 'before redo') queue.redo();
      expect({ created: usersIn(store), mine: lines([mine]) }).toEqual({ created: lines([user]), mine: [tampered] });
    },
    { why: 'a form that is filled in again must not rewrite the account that it created before' },
  );

  law(
    'a list of commands that was passed in stays yours to change, and the macro does not follow',
    { size: fc.integer({ min: 1, max: 4 }), changed: fc.constantFrom('before execute', 'before undo') },
    ({ size, changed }) => {
      const { calls, command } = recorder();
      const list = upTo(size).map((number) => command(number));
      const macro = new MacroCommand(list);
      if (changed === 'before execute') list.splice(0, 1, command('added'), command('added'));
      macro.execute();
      if (changed === 'before undo') list.splice(0, 1, command('added'), command('added'));
      macro.undo();
      expect(calls).toEqual([...called('execute', upTo(size)), ...called('undo', upTo(size).toReversed())]);
    },
  );
});

// Changes are data. What they must do is said by a function from a list of users to the next.

type SimpleChange =
  | { does: 'create'; user: User }
  | { does: 'update'; id: string; email: string | null }
  | { does: 'delete'; id: string };
type Change = SimpleChange | { does: 'macro'; steps: Change[] };
type Refusal = `throws ${string}`;

/** The users after a change, or how it must be refused. */
function after(users: User[], change: Change): User[] | Refusal {
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
function changed(users: User[], change: Change): User[] {
  return after(users, change) as User[];
}

function isRefused(outcome: User[] | Refusal): outcome is Refusal {
  return typeof outcome === 'string';
}

function refusal({ name, id }: UserExistsError | UserNotFoundError): Refusal {
  return `throws ${name} of ${shown(id)}`;
}

function callStore(store: UserStore, change: SimpleChange): unknown {
  if (change.does === 'update') return store.updateEmail(change.id, change.email);
  if (change.does === 'delete') return line(store.delete(change.id));
  store.create(change.user);
  return 'created';
}

function answerTo(change: SimpleChange, users: User[]): unknown {
  if (change.does === 'create') return 'created';
  const user = users.find(({ id }) => id === change.id) as User;
  return change.does === 'delete' ? line(user) : user.email;
}

function commandFor(store: UserStore, change: Change): Command {
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

function start(given: User[], look: Model['look']): System {
  const model = { now: given, past: [], future: [], look };
  return { model, real: { store: storeOf(given), queue: new CommandQueue() } };
}

function execute(system: System, change: Change, command = commandFor(system.real.store, change)): void {
  const { model, real } = system;
  const next = after(model.now, change);
  if (!isRefused(next)) Object.assign(model, { now: next, past: [...model.past, model.now], future: [] });
  const outcome = done(() => real.queue.execute(command));
  expectSnapshot(system, outcome, isRefused(next) ? next : 'done');
}

function undo(system: System): void {
  const { model, real } = system;
  const before = model.past.pop();
  if (before) model.future.push(model.now);
  model.now = before ?? model.now;
  expectSnapshot(system, `undo: ${outcomeOf(() => real.queue.undo())}`, `undo: ${before !== undefined}`);
}

function redo(system: System): void {
  const { model, real } = system;
  const next = model.future.pop();
  if (next) model.past.push(model.now);
  model.now = next ?? model.now;
  expectSnapshot(system, `redo: ${outcomeOf(() => real.queue.redo())}`, `redo: ${next !== undefined}`);
}

function expectSnapshot({ model, real }: System, outcome = 'done', expected = 'done'): void {
  expect([outcome, ...model.look(real.store.all())]).toEqual([expected, ...model.look(model.now)]);
}

type ModelCommand = fc.Command<Model, System['real']>;

/**
 * Commands for `fc.modelRun`; '+1' makes histories long enough to matter. The only input of their law: others would be
 * shrunk first, after which fast-check no longer knows which commands ran.
 */
function commandsOf(allowed: 'possible' | 'possible or not') {
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

type Press = 'A' | 'B' | 'undo' | 'redo';
type Step = 'execute' | 'undo' | 'redo' | 'execute fails' | 'undo fails' | 'redo fails';

function recorder() {
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

function called(verb: string, names: (number | string)[]): string[] {
  return names.map((name) => `${verb} ${name}`);
}

/** What the queue calls and answers, step by step; commands are numbered as they are made. */
function storyOf(steps: Step[]): string[] {
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
function rightStoryOf(steps: Step[]): string[] {
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
function outcomeOf<T>(action: () => T, failure?: Error): T | string {
  try {
    return action();
  } catch (error) {
    if (error instanceof TodoError) throw error;
    if (error instanceof UserExistsError || error instanceof UserNotFoundError) return refusal(error);
    return error === failure ? 'throws the error of the command' : `throws ${String(error)}`;
  }
}

/** The same for an action that returns nothing. */
function done(action: () => void, failure?: Error): string {
  return outcomeOf(() => (action(), 'done'), failure);
}

// What is looked at.

function storeOf(given: User[]): UserStore {
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

function lines(users: User[]): string[] {
  return users.map(line);
}

/** Ids and addresses, whatever the order. */
function contacts(users: User[]): string[] {
  return users.map(({ id, email }) => `${shown(id)} ${email}`).toSorted();
}

function usersIn(store: UserStore): string[] {
  return lines(store.all());
}

function contactsIn(store: UserStore): string[] {
  return contacts(store.all());
}

/** How an action goes, and the contacts after it. */
function afterwards(store: UserStore, action: () => void): string[] {
  return [done(action), ...contactsIn(store)];
}

const tampered = 'tampered tampered [tampered]';

/** Changes all of a user that can be changed. */
function tamper(user: User): void {
  attempt(() => (user.roles as string[]).splice(0, 2, 'tampered'));
  attempt(() => Object.assign(user, { id: 'tampered' }));
  attempt(() => Object.assign(user, { email: 'tampered' }));
}

function attempt(action: () => unknown): void {
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

function user(id = fc.constantFrom<string>(...known, ...unknown)): fc.Arbitrary<User> {
  return recordOf({ id, email: emails(), roles: fc.subarray(['admin', 'editor']) });
}

function users(minLength = 0): fc.Arbitrary<User[]> {
  return fc.uniqueArray(user(), { minLength, maxLength: 3, selector: ({ id }) => id });
}

/** One user for each known id. */
function crowd(): fc.Arbitrary<User[]> {
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

function changes(): fc.Arbitrary<SimpleChange> {
  return fc.oneof(creations(), updates(), deletions());
}

/** Changes that a crowd allows. */
function possibleChanges(): fc.Arbitrary<SimpleChange> {
  return fc.oneof(creations(...unknown), updates(...known), deletions(...known));
}

/** What two buttons do: changes of one user, so that they meet. */
function buttons(): fc.Arbitrary<{ A: SimpleChange; B: SimpleChange }> {
  const change = fc.oneof(creations('a'), updates('a'), deletions('a'));
  return recordOf({ A: change, B: change });
}

/** A macro of changes and of macros of changes. */
function macros(depth = 2): fc.Arbitrary<Change> {
  const inner = depth === 1 ? changes() : fc.oneof({ weight: 4, arbitrary: changes() }, macros(depth - 1));
  return recordOf({ does: fc.constant('macro'), steps: fc.array<Change>(inner, { maxLength: 4 }) });
}

function recordOf<const T>(model: { [K in keyof T]: fc.Arbitrary<T[K]> }): fc.Arbitrary<T> {
  return fc.record(model, { noNullPrototype: true }) as fc.Arbitrary<T>;
}

function userOf(id: string, email: string | null): User {
  return { id, email, roles: ['admin'] };
}

function creationOf(id: string, email: string | null): SimpleChange {
  return { does: 'create', user: userOf(id, email) };
}

function updateOf(id: string, email: string | null): SimpleChange {
  return { does: 'update', id, email };
}

function deletionOf(id: string): SimpleChange {
  return { does: 'delete', id };
}

function macroOf(...steps: Change[]): Change {
  return { does: 'macro', steps };
}

/** A list as literals; the examples of a law widen them otherwise. */
function listOf<T>(...items: T[]): T[] {
  return items;
}

function times(count: number, step: Step): Step[] {
  return upTo(count).map(() => step);
}

/** The numbers from 1. */
function upTo(count: number): number[] {
  return Array.from({ length: count }, (_, i) => i + 1);
}
