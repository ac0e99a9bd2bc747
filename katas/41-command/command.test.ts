import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { walks } from '../support/generators.ts';
import { example, law } from '../support/law.ts';
import {
  type Press,
  type Step,
  after,
  afterwards,
  answerTo,
  attempt,
  buttons,
  callStore,
  called,
  changed,
  changes,
  commandFor,
  commandsOf,
  contacts,
  contactsIn,
  creationOf,
  crowd,
  deletionOf,
  done,
  execute,
  expectSnapshot,
  isRefused,
  lines,
  listOf,
  macroOf,
  macros,
  outcomeOf,
  possibleChanges,
  recorder,
  redo,
  rightStoryOf,
  start,
  storeOf,
  storyOf,
  tamper,
  tampered,
  times,
  undo,
  upTo,
  updateOf,
  user,
  userOf,
  users,
  usersIn,
} from './command.model.ts';
import { CommandQueue, CreateUserCommand, MacroCommand, UpdateEmailCommand, type User, UserStore } from './command.ts';

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
