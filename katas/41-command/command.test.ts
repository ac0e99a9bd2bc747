import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { anyFailure } from '../support/failure.ts';
import { walks } from '../support/generators.ts';
import { example, law } from '../support/law.ts';
import { objectForms } from '../support/plug-in.ts';
import { beyondInterface } from '../support/stand-in.ts';
import {
  commandFor,
  createOtherStore,
  FailingStore,
  filled,
  outcomeOf,
  type SimpleChange,
  storeOf,
  usersAfter,
} from './command.model.ts';
import {
  CommandQueue,
  CreateUserCommand,
  InMemoryUserStore,
  MacroCommand,
  QueueBusyError,
  UpdateEmailCommand,
  type User,
  UserExistsError,
  UserNotFoundError,
} from './command.ts';
import { MacroBuilder, type Part, parts } from './macro.model.ts';
import { ExpectedSession, failingSteps, nestedSteps, plainSteps, Session, type Step } from './queue.model.ts';
import {
  anyScenarios,
  anyUser,
  type Buttons,
  changesOfOneUser,
  ExpectedUserSession,
  ordinaryChanges,
  ordinaryScenario,
  ordinaryScenarios,
  ordinaryUser,
  type Press,
  type Scenario,
  UserSession,
} from './users.model.ts';

describe('1 ★ A command changes the store when it is executed, not when it is created', () => {
  example('u1 is created and gets a new address', () => {
    const store = new InMemoryUserStore();
    const queue = new CommandQueue();
    queue.execute(new CreateUserCommand(store, { id: 'u1', email: 'alice@example.com', roles: ['admin'] }));
    queue.execute(new UpdateEmailCommand(store, 'u1', 'newalice@example.com'));
    expect(store.all()).toEqual([{ id: 'u1', email: 'newalice@example.com', roles: ['admin'] }]);
  });

  law(
    'creating commands changes nothing, and executing each of them makes its change',
    { scenario: ordinaryScenarios() },
    ({ scenario: { given, changes } }) => {
      const store = storeOf(given);
      const commands = changes.map((change) => commandFor(store, change));
      const created = store.all();
      const executed = commands.map((command) => [outcomeOf(() => void command.execute()), store.all()]);
      expect({ created, executed }).toEqual({
        created: usersAfter(given),
        executed: changes.map((_, i) => ['returns', usersAfter(given, ...changes.slice(0, i + 1))]),
      });
    },
  );
});

describe('2 ★ `undo` reverses the latest command in the queue', () => {
  law(
    'undo goes back one command at a time, and then returns false',
    { changes: fc.array(ordinaryChanges(), { maxLength: 8, size: 'max' }) },
    ({ changes }) => {
      const store = new InMemoryUserStore();
      const queue = new CommandQueue();
      const snapshots: User[][] = [[]];
      for (const change of changes) {
        const next = usersAfter(snapshots.at(-1) ?? [], change);
        if (!next) continue;
        queue.execute(commandFor(store, change));
        snapshots.push(next);
      }
      snapshots.pop();
      for (const before of snapshots.toReversed())
        expect([outcomeOf(() => queue.undo()), store.all()]).toEqual(['returns true', before]);
      expect([outcomeOf(() => queue.undo()), store.all()]).toEqual(['returns false', []]);
    },
  );
});

describe('3 ★★ A command holds all it needs to execute and to undo', () => {
  law(
    'execute, undo, execute and undo lead to the users after, before, after and before the change',
    { scenario: anyScenarios() },
    ({ scenario: { given, changes } }) => {
      const store = storeOf(given);
      for (const change of changes) {
        const command = commandFor(store, change);
        const steps = [command.execute, command.undo, command.execute, command.undo];
        const actual = steps.map((step) => [outcomeOf(() => void step.call(command)), store.all()]);
        const [before, after] = [usersAfter(given), usersAfter(given, change)].map((users) => ['returns', users]);
        expect(actual).toEqual([after, before, after, before]);
      }
    },
    {
      why: 'what an undo does not restore, someone has to type in again by hand',
      examples: [
        { given: [{ id: 'u1', email: null, roles: ['admin'] }], changes: [{ does: 'update', id: 'u1', email: 'x' }] },
        { given: [{ id: 'u1', email: null, roles: ['admin'] }], changes: [{ does: 'delete', id: 'u1' }] },
      ].map((scenario) => ({ scenario: scenario as Scenario })),
    },
  );

  law(
    'commands work with any store, and use only the methods of the interface UserStore',
    { scenario: anyScenarios() },
    ({ scenario: { given, changes } }) => {
      const { store, users } = createOtherStore(given);
      for (const change of changes) {
        const command = commandFor(store, change);
        const executed = [outcomeOf(() => void command.execute()), users()];
        const undone = [outcomeOf(() => void command.undo()), users()];
        expect(beyondInterface(store)).toEqual([]);
        expect({ executed, undone }).toEqual({
          executed: ['returns', usersAfter(given, change)],
          undone: ['returns', usersAfter(given)],
        });
      }
    },
    { why: 'the store in production is a database, which has only the methods of the interface' },
  );

  law(
    'changing a user object after passing it to a command has no effect',
    { user: anyUser() },
    ({ user }, { caller }) => {
      const store = new InMemoryUserStore();
      const passed = caller.give(user, 'the user');
      const command = new CreateUserCommand(store, passed);
      caller.leave(passed, 'the user');
      command.execute();
      expect(store.all()).toEqual([user]);
    },
    { modes: { mutated: true }, examples: [{ user: { id: 'u1', email: 'alice@example.com', roles: ['admin'] } }] },
  );
});

describe('4 ★★ `redo` executes the latest undone command again', () => {
  law(
    'the queue calls commands that it has never seen like two stacks',
    { steps: walks(plainSteps), form: fc.constantFrom(...objectForms) },
    ({ steps, form }, mode) => {
      const session = mode.use(() => new Session(form));
      const expected = new ExpectedSession();
      expect(steps.map((step) => session.do(step))).toEqual(steps.map((step) => expected.do(step)));
    },
    {
      modes: { inCompany: true },
      examples: [
        ['execute', 'undo', 'execute', 'redo', 'undo'],
        ['execute', 'execute', 'undo', 'undo', 'redo', 'redo', 'undo', 'redo'],
      ].map((steps) => ({ steps: steps as Step[], form: 'an object literal' as const })),
    },
  );

  law(
    'every executed command can be undone, however many there are',
    { executed: fc.nat(60) },
    ({ executed }) => {
      const queue = new CommandQueue();
      for (let i = 0; i < executed; i += 1) queue.execute({ execute: () => {}, undo: () => {} });
      const undone = Array.from({ length: executed + 1 }, () => queue.undo()).filter(Boolean).length;
      expect(undone).toBe(executed);
    },
    { examples: [{ executed: 1_001 }] },
  );
});

describe('5 ★★ A macro executes its commands in order and undoes them in reverse order', () => {
  law(
    'a macro executes, undoes and executes again what it was given, other macros included',
    { macro: parts('works'), form: fc.constantFrom(...objectForms) },
    ({ macro, form }) => {
      const builder = new MacroBuilder(form);
      const { command, executed, undone } = builder.build(macro);
      command.execute();
      command.undo();
      command.execute();
      expect(builder.log).toEqual([...executed, ...undone, ...executed]);
    },
    { examples: objectForms.map((form) => ({ macro: ['works', 'works'] as Part[], form })) },
  );

  law(
    'changing the list after passing it to a macro has no effect',
    { size: fc.integer({ min: 1, max: 4 }), changed: fc.constantFrom('before execute', 'before undo') },
    ({ size, changed }) => {
      const builder = new MacroBuilder('an object literal');
      const built = Array.from({ length: size }, () => builder.build('works'));
      const added = builder.build('works').command;
      const list = built.map(({ command }) => command);
      const macro = new MacroCommand(list);
      expect(Object.isFrozen(list)).toBe(false);
      if (changed === 'before execute') list.splice(0, 1, added, added);
      macro.execute();
      if (changed === 'before undo') list.splice(0, 1, added, added);
      macro.undo();
      const [executed, undone] = [built, built.toReversed()];
      expect(builder.log).toEqual([...executed.flatMap((one) => one.executed), ...undone.flatMap((one) => one.undone)]);
    },
  );
});

describe('6 ★★★ Each `undo` reverses one execution and nothing else', () => {
  law(
    'a command that is executed several times is undone execution by execution',
    {
      given: fc.constantFrom<User[]>([], [{ id: 'u1', email: 'old@example.com', roles: ['admin'] }]),
      buttons: fc.record({ A: changesOfOneUser(), B: changesOfOneUser() }, { noNullPrototype: true }),
      presses: walks(fc.constantFrom<Press>('A', 'B', 'undo', 'redo'), 12),
    },
    ({ given, buttons, presses }, mode) => {
      const session = mode.use(() => new UserSession(given, buttons));
      const expected = new ExpectedUserSession(given, buttons);
      const steps = presses.map((press) => ({ press, line: expected.do(press) })).filter(({ line }) => line);
      expect(steps.map(({ press }) => session.do(press))).toEqual(steps.map(({ line }) => line));
    },
    {
      why: 'a button of a toolbar holds one command and is pressed more than once',
      modes: { inCompany: true },
      examples: buttonsToTry.map((buttons) => ({
        given: [{ id: 'u1', email: 'old@example.com', roles: ['admin'] }],
        buttons,
        presses: ['A', 'B', 'A', 'undo', 'undo', 'undo'] as Press[],
      })),
    },
  );

  law(
    'commands for different users can be undone in the order in which they were executed',
    { scenario: anyScenarios(2) },
    ({ scenario: { given, changes } }) => {
      const store = storeOf(given);
      const commands = changes.map((change) => commandFor(store, change));
      for (const command of commands) command.execute();
      const undone = commands.map((command) => [outcomeOf(() => void command.undo()), store.all()]);
      expect(undone).toEqual(changes.map((_, i) => ['returns', usersAfter(given, ...changes.slice(i + 1))]));
    },
    { why: 'undoing my change must not undo what a colleague has changed since' },
  );
});

describe('7 ★★★ Failures and nested calls leave the history intact', () => {
  law(
    'the caller receives what a command throws, and the next steps find the history unchanged',
    { steps: walks(fc.oneof(plainSteps, failingSteps)), form: fc.constantFrom(...objectForms), failure: failures() },
    ({ steps, form, failure }, mode) => {
      const session = mode.use(() => new Session(form, failure));
      const expected = new ExpectedSession();
      expect(steps.map((step) => session.do(step))).toEqual(steps.map((step) => expected.do(step)));
    },
    { modes: { inCompany: true } },
  );

  law(
    'a command that calls its own queue gets a QueueBusyError, and the next steps find the history unchanged',
    { steps: walks(fc.oneof(plainSteps, nestedSteps)) },
    ({ steps }) => {
      const [session, expected] = [new Session('an object literal'), new ExpectedSession()];
      expect(steps.map((step) => session.do(step))).toEqual(steps.map((step) => expected.do(step)));
    },
  );

  example('a command may use another queue', () => {
    const [queue, other, log] = [new CommandQueue(), new CommandQueue(), [] as string[]];
    const inner = { execute: () => void log.push('execute'), undo: () => void log.push('undo') };
    const outer = { execute: () => other.execute(inner), undo: () => void other.undo() };
    const outcomes = [outcomeOf(() => void queue.execute(outer)), outcomeOf(() => queue.undo())];
    expect([...outcomes, ...log]).toEqual(['returns', 'returns true', 'execute', 'undo']);
  });

  law(
    'a command whose store fails throws the same value, changes nothing and can be tried again',
    { scenario: ordinaryScenario(), failing: fc.constantFrom('execute', 'undo', 'redo'), failure: failures() },
    ({ scenario: { given, change }, failing, failure }) => {
      const [store, queue] = [filled(new FailingStore(), given), new CommandQueue()];
      const command = commandFor(store, change);
      const perform = ({ call, fails }: Attempt) => {
        store.failure = fails ? failure : undefined;
        const outcome = outcomeOf(() => (call === 'execute' ? void queue.execute(command) : queue[call]()), failure);
        store.failure = undefined;
        return { call, outcome, users: store.all() };
      };
      const expected = ({ call, fails }: Attempt) => ({
        call,
        outcome: fails ? 'throws the failure' : call === 'execute' ? 'returns' : 'returns true',
        users: (call === 'undo') === fails ? usersAfter(given, change) : usersAfter(given),
      });
      const attempts = attemptsWith(failing);
      expect(attempts.map(perform)).toEqual(attempts.map(expected));
    },
  );

  law(
    'what the store refuses reaches the caller and is not recorded',
    { user: ordinaryUser(), refused: fc.constantFrom('create', 'update', 'delete') },
    ({ user, refused }) => {
      const given = refused === 'create' ? [user] : [];
      const [store, queue] = [storeOf(given), new CommandQueue()];
      const change: SimpleChange =
        refused === 'create' ? { does: refused, user } : { does: refused, id: user.id, email: null };
      const outcome = outcomeOf(() => queue.execute(commandFor(store, change)));
      const error = refused === 'create' ? new UserExistsError(user.id) : new UserNotFoundError(user.id);
      expect([outcome, queue.undo(), store.all()]).toEqual([`throws ${String(error)}`, false, given]);
    },
  );
});

describe('8 ★★★ A failing macro undoes what it has done', () => {
  law(
    'a macro that fails undoes what it has done and throws the same value; its earlier execution can still be undone',
    {
      before: parts('works or fails'),
      after: parts('works or fails'),
      form: fc.constantFrom(...objectForms),
      failure: failures(),
    },
    ({ before, after, form, failure }) => {
      const builder = new MacroBuilder(form);
      const macro: Part[] = [...before, 'fails', ...after];
      const { command, executed, undone, failed = [] } = builder.build(macro);
      command.execute();
      builder.failWith(failure);
      const outcome = outcomeOf(() => command.execute(), failure);
      command.undo();
      expect([outcome, ...builder.log]).toEqual(['throws the failure', ...executed, ...failed, ...undone]);
    },
  );
});

function failures() {
  return anyFailure({
    'a QueueBusyError': () => new QueueBusyError(),
    'a UserNotFoundError': () => new UserNotFoundError('u1'),
  });
}

const updateToNew: SimpleChange = { does: 'update', id: 'u1', email: 'new@example.com' };
const updateToNull: SimpleChange = { does: 'update', id: 'u1', email: null };

/** Buttons that differ from the start, and from each other, in what they have to restore. */
const buttonsToTry: Buttons[] = [
  { A: updateToNew, B: updateToNull },
  { A: { does: 'macro', changes: [updateToNew] }, B: updateToNull },
  { A: { does: 'delete', id: 'u1' }, B: { does: 'create', user: { id: 'u1', email: null, roles: [] } } },
];

interface Attempt {
  call: 'execute' | 'undo' | 'redo';
  fails: boolean;
}

/** A command executed, undone, redone and undone, where each call of one kind fails at first. */
function attemptsWith(failing: Attempt['call']): Attempt[] {
  return (['execute', 'undo', 'redo', 'undo'] as const).flatMap((call) => [
    ...(call === failing ? [{ call, fails: true }] : []),
    { call, fails: false },
  ]);
}
