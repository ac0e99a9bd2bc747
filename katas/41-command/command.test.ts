import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { anyFailure, ordinaryFailure } from '../support/failure.ts';
import { walks } from '../support/generators.ts';
import { example, law } from '../support/law.ts';
import { inObjectForm, objectForms } from '../support/plug-in.ts';
import { beyondInterface } from '../support/stand-in.ts';
import { commandFor, createOtherStore, outcomeOf, type SimpleChange, storeOf, usersAfter } from './command.model.ts';
import {
  type Command,
  CommandQueue,
  CreateUserCommand,
  InMemoryUserStore,
  MacroCommand,
  QueueBusyError,
  UpdateEmailCommand,
  type User,
  UserNotFoundError,
} from './command.ts';
import { failsTheSecondTime, logged, MacroBuilder, type Part, parts } from './macro.model.ts';
import {
  ExpectedSession,
  failingSteps,
  nestedInTwoQueuesToTry,
  nestedSteps,
  nestedStepsOfTwoQueues,
  nestedToTry,
  plainSteps,
  Session,
  type Step,
} from './queue.model.ts';
import {
  anyScenarios,
  anyUser,
  changesAndUndos,
  changesOfOneUser,
  createU1,
  createU2,
  deleteU1,
  ExpectedUserSession,
  failuresToTry,
  oldUser,
  ordinaryScenarios,
  type Press,
  pressesToTry,
  type Scenario,
  scenariosOfSeveralUsers,
  simpleChangesOfOneUser,
  updateToNew,
  UserSession,
} from './users.model.ts';

describe('1 ★ A command changes the store when it is executed, not when it is created', () => {
  example('user u1 is created, and then their email address is updated', () => {
    const store = new InMemoryUserStore();
    new CreateUserCommand(store, { id: 'u1', email: 'alice@example.com', roles: ['admin'] }).execute();
    new UpdateEmailCommand(store, 'u1', 'newalice@example.com').execute();
    expect(store.all()).toEqual([{ id: 'u1', email: 'newalice@example.com', roles: ['admin'] }]);
  });

  law(
    'creating a command changes nothing, and executing it makes the change',
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

describe("2 ★ The queue's `undo` goes back one command", () => {
  law(
    'each undo goes back one command, or returns false if there is none left',
    { steps: changesAndUndos() },
    ({ steps }) => {
      const [store, queue] = [new InMemoryUserStore(), new CommandQueue()];
      const snapshots: User[][] = [[]];
      const [actual, expected] = [[] as unknown[], [] as unknown[]];
      for (const step of steps) {
        const isUndo = step === 'undo';
        const next = isUndo ? snapshots.at(-2) : usersAfter(snapshots.at(-1) ?? [], step);
        if (!next && !isUndo) continue;
        if (!isUndo && next) snapshots.push(next);
        if (isUndo && next) snapshots.pop();
        expected.push([isUndo ? `returns ${Boolean(next)}` : 'returns', snapshots.at(-1)]);
        const outcome = outcomeOf(() => (isUndo ? queue.undo() : void queue.execute(commandFor(store, step))));
        actual.push([outcome, store.all()]);
      }
      expect(actual).toEqual(expected);
    },
    {
      examples: [
        { steps: [createU1, updateToNew, 'undo', 'undo', 'undo'] },
        { steps: ['undo', createU1, 'undo', 'undo', createU1, 'undo'] },
      ],
    },
  );
});

describe('3 ★★ A command holds everything it needs to execute and to undo its change', () => {
  law(
    'execute makes the change and undo reverses it, and both work a second time',
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
      examples: [null, ''].flatMap((email) =>
        [
          { given: [{ id: 'u1', email, roles: ['editor', 'admin'] }], changes: [updateToNew] },
          { given: [{ id: 'u1', email, roles: ['editor', 'admin', 'editor'] }], changes: [deleteU1] },
          { given: [{ id: 'u1', email: 'x', roles: [] }], changes: [{ does: 'update' as const, id: 'u1', email }] },
        ].map((scenario): { scenario: Scenario } => ({ scenario })),
      ),
    },
  );

  law(
    'commands work with any store and use only the methods of the UserStore interface',
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
    { why: 'a store backed by a database may have only the methods of the interface' },
  );

  law(
    'changing a user object, or its roles, after passing it to a command has no effect',
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

describe('4 ★★ `redo` executes the most recently undone command again', () => {
  law(
    'the queue executes any command, undoes the latest first, and redoes the most recently undone first',
    { steps: walks(plainSteps), form: fc.constantFrom(...objectForms) },
    ({ steps, form }, mode) => {
      const session = mode.use(() => new Session(form));
      const expected = new ExpectedSession();
      expect(steps.map((step) => session.do(step))).toEqual(steps.map((step) => expected.do(step)));
      expect(session.frozenCommands(), 'The queue froze commands that belong to its caller').toEqual([]);
    },
    {
      modes: { inCompany: true },
      examples: [
        ['execute', 'undo', 'execute', 'redo', 'undo'],
        ['execute', 'execute', 'undo', 'undo', 'redo', 'redo', 'undo', 'redo'],
        ['execute', 'execute', 'execute', 'execute', 'undo', 'undo', 'undo', 'undo', 'redo'],
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
    'a macro executes its commands in order and undoes them in reverse order, including in nested macros',
    { macro: parts('works'), form: fc.constantFrom(...objectForms) },
    ({ macro, form }) => {
      const builder = new MacroBuilder(form);
      const { command, executed, undone } = builder.build(macro);
      command.execute();
      command.undo();
      command.execute();
      expect(builder.log).toEqual([...executed, ...undone, ...executed]);
    },
    {
      examples: [
        ...objectForms.map((form) => ({ macro: ['works', 'works'] as Part[], form })),
        { macro: ['works', 'again', 'works'], form: 'an object literal' },
      ],
    },
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
    'each undo reverses the most recent execution that has not yet been undone',
    {
      given: fc.constantFrom<User[]>([], [oldUser]),
      buttons: fc.record({ A: changesOfOneUser(), B: changesOfOneUser() }, { noNullPrototype: true }),
      presses: walks(fc.constantFrom<Press>('A', 'B', 'undo'), 12),
    },
    ({ given, buttons, presses }, mode) => {
      const session = mode.use(() => new UserSession(given, buttons));
      const expected = new ExpectedUserSession(given, buttons);
      // Rule 7 covers the changes that the store refuses.
      const steps = presses.flatMap((press) => (expected.refuses(press) ? [] : [{ press, line: expected.do(press) }]));
      expect(steps.map(({ press }) => session.do(press))).toEqual(steps.map(({ line }) => line));
    },
    { modes: { inCompany: true }, examples: pressesToTry },
  );

  law(
    'commands for different users can be executed and undone in any order',
    { scenario: scenariosOfSeveralUsers(), inMacros: fc.boolean(), switched: walks(fc.nat({ max: 2 }), 8) },
    ({ scenario: { given, changes }, inMacros, switched }) => {
      const store = storeOf(given);
      const isExecuted = changes.map(() => false);
      const commands: Command[] = [];
      const [actual, expected] = [[] as unknown[], [] as unknown[]];
      for (const drawn of switched) {
        const i = drawn % changes.length;
        const change = changes[i] as SimpleChange;
        const call = isExecuted[i] ? 'undo' : 'execute';
        isExecuted[i] = !isExecuted[i];
        expected.push([call, 'returns', usersAfter(given, ...changes.filter((_, n) => isExecuted[n]))]);
        const outcome = outcomeOf(() => {
          const command = (commands[i] ??= commandFor(store, inMacros ? { does: 'macro', changes: [change] } : change));
          command[call]();
        });
        actual.push([call, outcome, store.all()]);
      }
      expect(actual).toEqual(expected);
    },
    {
      examples: [false, true].map((inMacros) => ({
        scenario: { given: [oldUser], changes: [updateToNew, createU2] },
        inMacros,
        switched: [0, 1, 0, 1],
      })),
    },
  );
});

describe('7 ★★★ Failures and nested calls leave the history intact', () => {
  law(
    'the caller receives what a command throws, and the history stays unchanged',
    { steps: walks(fc.oneof(plainSteps, failingSteps)), form: fc.constantFrom(...objectForms), failure: failures() },
    ({ steps, form, failure }, mode) => {
      const session = mode.use(() => new Session(form, failure));
      const expected = new ExpectedSession();
      expect(steps.map((step) => session.do(step))).toEqual(steps.map((step) => expected.do(step)));
    },
    { modes: { inCompany: true } },
  );

  law(
    "while a queue runs a command, the queue's methods throw QueueBusyError and change nothing",
    { steps: walks(fc.oneof(plainSteps, nestedSteps), 16) },
    ({ steps }) => expectRun(steps),
    { examples: nestedToTry.map((steps) => ({ steps })) },
  );

  law(
    'while a queue runs a command, other queues can be used, and the queue itself stays busy',
    { steps: walks(nestedStepsOfTwoQueues, 12) },
    ({ steps }) => expectRun(steps),
    { examples: nestedInTwoQueuesToTry.map((steps) => ({ steps })) },
  );

  law(
    'if the store throws, the command throws the same value, changes nothing, and works when it is called again',
    {
      given: fc.constantFrom<User[]>([], [oldUser]),
      buttons: fc.record({ A: simpleChangesOfOneUser(), B: simpleChangesOfOneUser() }, { noNullPrototype: true }),
      presses: walks(fc.constantFrom<Press>('A', 'B', 'undo', 'A fails', 'B fails', 'undo fails'), 12),
      failure: failures(),
    },
    ({ given, buttons, presses, failure }) => {
      const session = new UserSession(given, buttons, failure);
      const expected = new ExpectedUserSession(given, buttons);
      // Rule 6 covers commands that are executed again before they are undone.
      const steps = presses.flatMap((press) => (expected.repeats(press) ? [] : [{ press, line: expected.do(press) }]));
      expect(steps.map(({ press }) => session.do(press))).toEqual(steps.map(({ line }) => line));
    },
    { examples: failuresToTry.map((one) => ({ ...one, failure: ordinaryFailure() })) },
  );
});

describe('8 ★★★ A failing macro undoes what it has done', () => {
  law(
    'a failing macro undoes the commands that succeeded and rethrows the value, and earlier executions can still be undone',
    {
      before: parts('works or fails'),
      after: parts('works or fails'),
      executions: fc.array(fc.constantFrom('works', 'fails'), { minLength: 1, maxLength: 4 }),
      form: fc.constantFrom(...objectForms),
      failure: failures(),
    },
    ({ before, after, executions, form, failure }) => {
      const builder = new MacroBuilder(form);
      const { command, executed, undone, failed = [] } = builder.build([...before, 'fails', ...after]);
      const outcomes = executions.map((execution) => {
        builder.failWith(execution === 'fails' ? failure : undefined);
        return outcomeOf(() => void command.execute(), failure);
      });
      const working = executions.filter((execution) => execution === 'works');
      working.forEach(() => command.undo());
      expect([...outcomes, ...builder.log]).toEqual([
        ...executions.map((execution) => (execution === 'works' ? 'returns' : 'throws the failure')),
        ...executions.flatMap((execution) => (execution === 'works' ? executed : failed)),
        ...working.flatMap(() => undone),
      ]);
    },
    {
      examples: [['fails'], ['works', 'fails'], ['fails', 'works'], ['works', 'works', 'fails']].map((executions) => ({
        before: ['works', ['works', 'works']] as Part[],
        after: ['works'] as Part[],
        executions: executions as ('works' | 'fails')[],
        form: 'an object literal' as const,
        failure: ordinaryFailure(),
      })),
    },
  );

  law(
    'if a command that a macro contains twice fails the second time, only its first execution is undone',
    { between: fc.nat(3), failure: failures(), form: fc.constantFrom(...objectForms) },
    ({ between, failure, form }) => {
      const log: string[] = [];
      const twice = failsTheSecondTime(failure, log);
      const others = Array.from({ length: between }, (_, i) => logged(`other ${i + 1}`, log));
      const commands = [twice, ...others, twice].map((command) => inObjectForm(command, form));
      commands[commands.length - 1] = commands[0] ?? twice;
      const outcome = outcomeOf(() => void new MacroCommand(commands).execute(), failure);
      const names = others.map((_, i) => `other ${i + 1}`);
      expect([outcome, ...log]).toEqual([
        'throws the failure',
        ...['twice', ...names, 'twice'].map((name) => `execute ${name}`),
        ...[...names.toReversed(), 'twice'].map((name) => `undo ${name}`),
      ]);
    },
    {
      examples: [0, 1].map((between) => ({ between, failure: ordinaryFailure(), form: 'an object literal' as const })),
    },
  );
});

function failures() {
  return anyFailure({
    'a QueueBusyError': () => new QueueBusyError(),
    'a UserNotFoundError': () => new UserNotFoundError('u1'),
  });
}

function expectRun(steps: readonly Step[]): void {
  const [session, expected] = [new Session('an object literal', ordinaryFailure()), new ExpectedSession()];
  expect(steps.map((step) => session.do(step))).toEqual(steps.map((step) => expected.do(step)));
}
