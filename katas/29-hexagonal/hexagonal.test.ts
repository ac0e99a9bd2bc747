import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { brokenImports } from '../support/import-rules.ts';
import { example, law } from '../support/law.ts';
import { ticks } from '../support/settle.ts';
import { rejectionOf } from '../support/thrown.ts';
import { createCliCommand, createConsoleNotifier, createHttpRoute, createInMemoryUserRepository } from './adapters.ts';
import { createUserService, type Registration, type User } from './core.ts';
import {
  allBad,
  badRegistrations,
  breakdowns,
  callers,
  decidedCore,
  fail,
  failures,
  foundIn,
  listNotifier,
  listRepository,
  notedPorts,
  notifierKinds,
  notifierOf,
  outcomes,
  outcomesOf,
  outsideNamesIn,
  register,
  registrations,
  repositoryKinds,
  repositoryOf,
  seenBy,
  thingOf,
  userFacts,
  userIds,
  visits,
} from './hexagonal.model.ts';

const alice = { id: 'u1', email: 'alice@example.com', name: 'Alice' };

describe('1 ★ Who registers is saved, welcomed once and returned', () => {
  law(
    'the user is returned, found by id and welcomed once, all as given',
    { registration: registrations() },
    async (input) => {
      const { registration } = input;
      const [repository, notifier] = [listRepository(), listNotifier()];
      const users = createUserService(repository, notifier);
      const answer = await register('service', users, registration);
      expect(answer).toEqual(seenBy('service', { user: registration, welcomed: true }));
      expect(userFacts(await repository.findById(registration.id))).toEqual(registration);
      expect(notifier.welcomes).toEqual([registration.email]);
    },
  );
});

describe('2 ★ A web route and a command line reach the same core', () => {
  example('Alice comes through the web, Bob through the command line', async () => {
    const lines: string[] = [];
    const print = (line: string) => void lines.push(line);
    const repository = createInMemoryUserRepository();
    const users = createUserService(repository, createConsoleNotifier(print));
    expect(await createHttpRoute(users)(alice)).toEqual({ status: 201, body: { id: 'u1', welcomed: true } });
    expect(await createCliCommand(users, print)(['u2', 'bob@example.com', 'Bob'])).toBe(0);
    expect([...lines]).toEqual([
      'Welcome email sent to alice@example.com',
      'Welcome email sent to bob@example.com',
      'Registered: Bob',
    ]);
    expect(userFacts(await repository.findById('u1'))).toEqual(alice);
    expect(userFacts(await repository.findById('u2'))).toEqual({ id: 'u2', email: 'bob@example.com', name: 'Bob' });
  });
});

describe('3 ★★ Swapping adapters changes nothing', () => {
  law(
    'the same visits end the same way, whatever the adapters',
    { repository: fc.constantFrom(...repositoryKinds), notifier: fc.constantFrom(...notifierKinds), visits: visits() },
    async (input) => {
      const repository = repositoryOf(input.repository);
      const { notifier, welcomes } = notifierOf(input.notifier);
      const users = createUserService(repository, notifier);
      const expected = outcomesOf(input.visits);
      for (const [i, outcome] of expected.outcomes.entries()) {
        const { by, registration } = input.visits[i] ?? { by: 'service', registration: alice };
        expect(await register(by, users, registration)).toEqual(seenBy(by, outcome));
      }
      expect(await foundIn(repository)).toEqual(new Map(expected.users.map((user) => [user.id, user])));
      expect(welcomes).toEqual(expected.users.map(({ email }) => email));
    },
    {
      why: 'an adapter that behaves differently in production makes every test with the other one worthless',
      effort: 0.5,
    },
  );

  law(
    'two services over two stores share nothing',
    { registration: registrations() },
    async ({ registration }) => {
      const expected = seenBy('service', { user: registration, welcomed: true });
      for (const repository of [createInMemoryUserRepository(), createInMemoryUserRepository()]) {
        const users = createUserService(repository, listNotifier());
        expect(await register('service', users, registration)).toEqual(expected);
      }
    },
    { effort: 0.1 },
  );
});

describe('4 ★★ Bad input is refused before any port is touched', () => {
  law(
    'a bad field is named with its value, and no port is called',
    { bad: badRegistrations() },
    async ({ bad: { registration, wrong } }) => {
      const { repository, notifier, calls } = notedPorts();
      const users = createUserService(repository, notifier);
      const answer = await register('service', users, registration);
      expect(answer).toEqual(seenBy('service', { invalid: wrong, value: registration[wrong] }));
      expect(calls).toEqual([]);
    },
    { examples: allBad.map((bad) => ({ bad })) },
  );
});

describe('5 ★★ The save comes first, decides, and is followed by one welcome', () => {
  law(
    'the welcome begins when the save has ended, and the answer waits for both',
    { registration: registrations(), ticksToSave: fc.nat(20), ticksToWelcome: fc.nat(20) },
    async ({ registration, ticksToSave, ticksToWelcome }) => {
      const story: string[] = [];
      const tell = (line: string) => void story.push(line);
      const repository = listRepository({
        beforeSave: () => (tell('save begins'), ticks(ticksToSave)),
        afterSave: () => tell('save ends'),
      });
      const notifier = listNotifier(async () => {
        tell('welcome begins');
        await ticks(ticksToWelcome);
        tell('welcome ends');
      });
      await register('service', createUserService(repository, notifier), registration);
      expect([...story, 'answer']).toEqual(['save begins', 'save ends', 'welcome begins', 'welcome ends', 'answer']);
    },
    { why: 'whoever is welcomed before the save may find no account behind the welcome' },
  );

  law(
    'whoever has the id keeps it, and nobody else is welcomed',
    { repository: fc.constantFrom(...repositoryKinds), owner: registrations(), latecomer: registrations() },
    async (input) => {
      const [repository, notifier] = [repositoryOf(input.repository), listNotifier()];
      const users = createUserService(repository, notifier);
      const { owner, latecomer } = input;
      await register('service', users, owner);
      const answer = await register('service', users, { ...latecomer, id: owner.id });
      expect(answer).toEqual(seenBy('service', { taken: owner.id }));
      expect(userFacts(await repository.findById(owner.id))).toEqual(owner);
      expect(notifier.welcomes).toEqual([owner.email]);
    },
  );

  law(
    'of several at the same moment, one gets the id',
    {
      repository: fc.constantFrom(...repositoryKinds),
      id: fc.constantFrom(...userIds),
      names: fc.uniqueArray(fc.constantFrom('alice', 'bob', 'carol', 'dave'), { minLength: 2 }),
    },
    async (input) => {
      const [repository, notifier] = [repositoryOf(input.repository), listNotifier()];
      const users = createUserService(repository, notifier);
      const asked = input.names.map((name) => ({ id: input.id, email: `${name}@example.com`, name }));
      const answers = await Promise.all(asked.map((one) => register('service', users, one)));
      const winner = await repository.findById(input.id);
      const expected = asked.map(({ name }, i) =>
        name === winner?.name ? { user: asked[i], welcomed: true } : seenBy('service', { taken: input.id }),
      );
      expect(answers).toEqual(expected);
      expect(notifier.welcomes).toEqual([`${winner?.name}@example.com`]);
    },
    { why: 'looking first and saving later leaves a gap in which somebody else takes the id' },
  );
});

describe('6 ★★ Driving adapters translate, the core decides', () => {
  law(
    'whatever the core says, the caller hears it in its own terms',
    { by: fc.constantFrom('route', 'command'), outcome: outcomes(), how: breakdowns() },
    async ({ by, outcome, how }) => {
      const { users } = decidedCore(outcome, how);
      expect(await register(by, users, alice)).toEqual(seenBy(by, outcome));
    },
    { why: 'messages that were meant for a log tell strangers host names and passwords' },
  );

  law(
    'what the caller sent is handed on unchecked, once',
    { by: fc.constantFrom('route', 'command'), sent: fc.oneof(registrations(), anyRegistration()) },
    async ({ by, sent }) => {
      const { users, heard } = decidedCore({ user: alice, welcomed: true });
      expect(await register(by, users, sent)).toEqual(seenBy(by, { user: alice, welcomed: true }));
      expect(heard).toEqual([sent]);
    },
  );

  law('an argument that is missing is handed on as an empty text', { args: fewArguments() }, async ({ args }) => {
    const { users, heard } = decidedCore({ user: alice, welcomed: true });
    const exitCode = await createCliCommand(users, () => {})(args);
    expect(exitCode).toBe(0);
    expect(heard).toEqual([{ id: args[0] ?? '', email: args[1] ?? '', name: '' }]);
  });
});

describe('7 ★★★ A failed save welcomes nobody, a failed welcome undoes nothing', () => {
  law(
    'a failed save is handed on, nobody is welcomed, and the service works on',
    { registration: registrations(), failure: failures(), how: breakdowns() },
    async ({ registration, failure, how }) => {
      const [repository, notifier] = [listRepository(), listNotifier()];
      let broken = true;
      const save = (user: User) => (broken ? fail(how, thingOf(failure)) : repository.save(user));
      const users = createUserService({ ...repository, save }, notifier);
      expect(await rejectionOf(() => users.register(registration))).toBe(thingOf(failure));
      expect(notifier.welcomes).toEqual([]);
      broken = false;
      const answer = await register('service', users, registration);
      expect(answer).toEqual(seenBy('service', { user: registration, welcomed: true }));
    },
  );

  law(
    'after a failed welcome the user is registered, and the answer says so',
    { registration: registrations(), failure: failures(), how: breakdowns(), by: fc.constantFrom(...callers) },
    async ({ registration, failure, how, by }) => {
      const repository = listRepository();
      let attempts = 0;
      const sendWelcome = () => ((attempts += 1), fail(how, thingOf(failure)));
      const users = createUserService(repository, { sendWelcome });
      expect(await register(by, users, registration)).toEqual(seenBy(by, { user: registration, welcomed: false }));
      expect(repository.users.map(userFacts)).toEqual([registration]);
      expect(attempts).toBe(1);
      expect(await register(by, users, registration)).toEqual(seenBy(by, { taken: registration.id }));
    },
    { why: 'who is told that it failed tries again, and finds the id taken: by themselves' },
  );
});

describe('8 ★★★ The core knows nothing outside itself', () => {
  example('core.ts imports no adapter and no package, in whatever way', () => {
    const rules = { 'core.ts': { mayImport: [] }, 'adapters.ts': { mayImport: ['core.ts'] } };
    expect(brokenImports(import.meta.url, rules).filter((line) => line.startsWith('core.ts'))).toEqual([]);
  });

  example('core.ts uses nothing of the system it runs on', () => {
    const names = ['console', 'process', 'globalThis', 'Date', 'Math.random', 'setTimeout', 'setInterval', 'fetch'];
    expect(outsideNamesIn(import.meta.url, names)).toEqual([]);
  });

  example('two ports made by hand are all it needs', async () => {
    const { repository, notifier, calls } = notedPorts();
    const users = createUserService(repository, notifier);
    expect(await register('service', users, alice)).toEqual({ user: alice, welcomed: true });
    expect(calls.filter((call) => !call.startsWith('findById'))).toEqual(['save u1', 'sendWelcome alice@example.com']);
  });
});

describe('9 ★★★ Nobody changes a registered user from outside', () => {
  law(
    'what is done to the registration from the save on changes nothing',
    { registration: registrations(), field: fields(), when: fc.constantFrom('during the save', 'after the answer') },
    async ({ registration, field, when }) => {
      const given = { ...registration };
      const change = () => void Reflect.set(given, field, 'changed');
      const repository = listRepository({ beforeSave: when === 'during the save' ? change : () => {} });
      const notifier = listNotifier();
      const answer = await createUserService(repository, notifier).register(given);
      if (when === 'after the answer') change();
      expect(repository.users.map(userFacts)).toEqual([registration]);
      expect(userFacts(answer.user)).toEqual(registration);
      expect(notifier.welcomes).toEqual([registration.email]);
      expect(given).toEqual({ ...registration, [field]: 'changed' });
    },
    { why: 'forms and buffers are used again for the next visitor' },
  );

  law(
    'what is done to an answer changes nothing that is kept',
    { registration: registrations(), field: fields() },
    async (input) => {
      const repository = listRepository();
      const { user } = await createUserService(repository, listNotifier()).register(input.registration);
      Reflect.set(user, input.field, 'changed');
      expect(repository.users.map(userFacts)).toEqual([input.registration]);
    },
  );

  law(
    'the in-memory store finds what was saved, whatever is done to users outside',
    { user: registrations(), field: fields(), changed: fc.constantFrom('the user saved', 'a user found') },
    async ({ user, field, changed }) => {
      const repository = createInMemoryUserRepository();
      const saved = { ...user };
      expect(await repository.save(saved)).toBe('saved');
      const outside = changed === 'the user saved' ? saved : await repository.findById(user.id);
      Reflect.set(outside ?? {}, field, 'changed');
      expect(userFacts(await repository.findById(user.id))).toEqual(user);
    },
  );
});

function fields(): fc.Arbitrary<keyof Registration> {
  return fc.constantFrom('id', 'email', 'name');
}

/** Mostly invalid in several ways: not for an adapter to judge. */
function anyRegistration(): fc.Arbitrary<Registration> {
  const text = fc.constantFrom('', ' ', 'a', '@', 'A@b');
  return fc.record({ id: text, email: text, name: text }, { noNullPrototype: true });
}

function fewArguments(): fc.Arbitrary<string[]> {
  return fc.array(fc.constantFrom('u1', 'u2', '', 'a@b'), { maxLength: 2 });
}
