import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { misplacedExports } from '../support/exports.ts';
import { failureOf } from '../support/failure.ts';
import { forbiddenWork } from '../support/forbidden-work.ts';
import { sharedHelpers } from '../support/helper-files.ts';
import { anyString, hostileStrings } from '../support/hostile.ts';
import { brokenImports } from '../support/import-rules.ts';
import { example, law } from '../support/law.ts';
import { objectForms } from '../support/plug-in.ts';
import { settle, ticks } from '../support/settle.ts';
import { beyondInterface, standIn } from '../support/stand-in.ts';
import { unlistedMembers } from '../support/unlisted-members.ts';
import { createUserService, InvalidRegistrationError, type Registration, type User, UserExistsError } from './core.ts';
import {
  createConsoleNotifier,
  createInMemoryUserRepository,
  createSqlUserRepository,
  SqlError,
} from './driven-adapters.ts';
import { createCliCommand, createHttpRoute } from './driving-adapters.ts';
import * as driven from './driven.model.ts';
import * as driving from './driving.model.ts';
import {
  alice,
  allInvalid,
  bob,
  carol,
  dataOf,
  eventsOf,
  expectedOneByOne,
  failing,
  foreignNotifier,
  invalidRegistrations,
  outcomeOf,
  portFailures,
  portSteps,
  register,
  registeredAlone,
  registeredOneByOne,
  registeredTogether,
  registrations,
  rejectsInvalid,
  rejectsTaken,
  trickyFailures,
  trickyPortFailures,
  trickyPortSteps,
  unknownFailures,
  unusualRegistrations,
  validRegistrations,
  type Way,
} from './hexagonal.model.ts';
import * as structure from './structure.model.ts';

const failure = failureOf('an Error', new Error('db.internal'));

describe('1 ★ A new user is saved, then welcomed', () => {
  law(
    'the user is saved, welcomed and returned',
    { registration: registrations() },
    async ({ registration }) => {
      const expected = { outcome: { user: registration, welcomed: true }, saves: [registration] };
      expect(await registeredAlone(registration)).toEqual({ ...expected, welcomes: [registration.email] });
    },
    { effort: 0.5 },
  );

  law(
    'each step waits for the one before it',
    { ticksToSave: fc.nat(30), ticksToWelcome: fc.nat(30) },
    async ({ ticksToSave, ticksToWelcome }) => {
      const expected = ['save begins', 'save ends', 'sendWelcome begins', 'sendWelcome ends', 'register resolves'];
      expect(await eventsOf(ticksToSave, ticksToWelcome)).toEqual(expected);
    },
    { examples: [{ ticksToSave: 30, ticksToWelcome: 30 }], effort: 0.5 },
  );
});

describe('2 ★ A web route and a command use the same core', () => {
  law(
    'users from the web and from the command line end up in the same Map',
    {
      web: registrations(),
      commandLine: registrations().map((one) => ({ ...one, id: `${one.id}-b` })),
    },
    async ({ web, commandLine }) => {
      const stored = new Map<string, User>();
      const lines: string[] = [];
      const print = (line: string) => void lines.push(line);
      const service = createUserService(createInMemoryUserRepository(stored), createConsoleNotifier(print));
      const { id, ...body } = web;
      const response = await createHttpRoute(service)({ params: { id }, body });
      expect(response).toEqual({ status: 201, body: { id, welcomed: true } });
      const args = [commandLine.id, commandLine.email, commandLine.name];
      expect(await createCliCommand(service, print)(args)).toBe(0);
      expect([...lines]).toEqual([
        `Welcome email sent to ${web.email}`,
        `Welcome email sent to ${commandLine.email}`,
        `Registered: ${commandLine.name}`,
      ]);
      expect([...stored.values()].map(dataOf)).toEqual([web, commandLine]);
    },
    { effort: 0.3 },
  );
});

describe('3 ★★ All imports point to the core', () => {
  example('the core imports nothing, and the adapters import only the core', () => {
    expect(brokenImports(import.meta.url, structure.importRules)).toEqual([]);
  });

  example('the core uses nothing from the outside world', () => {
    expect(structure.outsideNames(import.meta.url)).toEqual([]);
  });

  example('each file declares and exports exactly what the API lists for it', () => {
    const members = Object.entries(structure.publicMembers).flatMap(([file, classes]) =>
      unlistedMembers(import.meta.url, file, classes),
    );
    expect([...misplacedExports(import.meta.url, structure.listed), ...members]).toEqual([]);
  });

  example('the three files share no helper file', () => {
    expect(sharedHelpers(import.meta.url, structure.files)).toEqual([]);
  });

  example("only the core creates the core's errors", () => {
    expect(forbiddenWork(import.meta.url, structure.files, structure.coresWork)).toEqual([]);
  });

  example('the core and each adapter can be created without the others', () => {
    const repository = standIn('repository', { save: async () => 'saved' as const });
    const notifier = standIn('notifier', { sendWelcome: async () => {} });
    const table = standIn('table', { insert: async () => {} });
    const users = createUserService(repository, notifier);
    const { users: foreign } = driving.foreignCore({ outcome: { user: alice, welcomed: true }, way: 'works' });
    const port = standIn('users', { register: foreign.register.bind(foreign) });
    const created = [users, createSqlUserRepository(table), createHttpRoute(port), createCliCommand(port, () => {})];
    expect(created.map((one) => typeof one)).toEqual(['object', 'object', 'function', 'function']);
    expect([repository, notifier, table, port].flatMap(beyondInterface)).toEqual([]);
  });
});

describe('4 ★★ The core checks registrations before it calls a port', () => {
  law(
    'an invalid registration is rejected with its field, and no port is called',
    { invalid: invalidRegistrations() },
    async ({ invalid: { registration, field } }) => {
      const expected = { outcome: rejectsInvalid(field), saves: [], welcomes: [] };
      expect(await registeredAlone(registration)).toEqual(expected);
    },
    { examples: allInvalid.map((invalid) => ({ invalid })) },
  );

  law(
    'every other registration is valid, and the user has its values unchanged',
    { registration: validRegistrations() },
    async ({ registration }) => {
      const expected = { outcome: { user: registration, welcomed: true }, saves: [registration] };
      expect(await registeredAlone(registration)).toEqual({ ...expected, welcomes: [registration.email] });
    },
    { examples: unusualRegistrations.map((registration) => ({ registration })) },
  );

  law(
    'a user has only the three fields, even if a registration has more',
    { more: fc.constantFrom('isAdmin', 'password', 'welcomed') },
    async ({ more }) => {
      const saved: unknown[] = [];
      const save = async (user: User) => (saved.push(user), 'saved' as const);
      const service = createUserService({ save }, foreignNotifier('an object literal').notifier);
      const form: Registration = { ...alice, [more]: 'from a form' };
      const outcome = await outcomeOf('register', () => service.register(form));
      const users = [...saved, typeof outcome === 'string' ? outcome : outcome.user];
      expect(users.map((user) => Reflect.has(Object(user), more))).toEqual([false, false]);
    },
    { why: 'a visitor who adds a field to a form must not be able to set it in the database', effort: 0.1 },
  );
});

describe('5 ★★ Swapping driven adapters changes nothing', () => {
  law(
    'registrations end the same way with every pair of driven adapters',
    {
      repository: fc.constantFrom(...driven.repositoryKinds),
      notifier: fc.constantFrom(...driven.notifierKinds),
      ticksPerCall: fc.constantFrom<number>(0, 0, 5),
      registrations: fc.array(registrations(), { minLength: 1, maxLength: 6 }),
    },
    async ({ repository, notifier, ticksPerCall, registrations }, mode) => {
      const session = mode.use(() => driven.serviceSession(repository, notifier, () => ticks(ticksPerCall)));
      const outcomes: unknown[] = [];
      for (const one of registrations) outcomes.push(await session.register(one));
      await settle(); // Rule 1 checks that `register` waits for the welcome.
      const expected = driven.expectedRegistrations(registrations);
      expect(outcomes).toEqual(expected.outcomes);
      expect(session.stored()).toEqual(expected.stored);
      expect(session.welcomes()).toEqual(expected.welcomes);
    },
    {
      modes: { inCompany: true },
      examples: [
        ...driven.repositoryKinds.map((repository) => ({ repository, notifier: 'an object literal' as const })),
        ...driven.notifierKinds.map((notifier) => ({ repository: 'an object literal' as const, notifier })),
      ].map((kinds) => ({ ...kinds, ticksPerCall: 0, registrations: [alice, bob, carol, bob] })),
    },
  );

  law(
    'the core calls only the methods of its ports, and relies on the result of `save`',
    { answers: fc.array(fc.constantFrom('saved', 'taken'), { minLength: 1, maxLength: 4 }) },
    async ({ answers }) => {
      const calls: string[] = [];
      let now = answers[0] ?? 'saved';
      const repository = standIn('repository', { save: async () => (calls.push('save'), now) });
      const notifier = standIn('notifier', { sendWelcome: async () => void calls.push('sendWelcome') });
      const service = createUserService(repository, notifier);
      const outcomes: unknown[] = [];
      for (now of answers) outcomes.push(await register(service, alice));
      const expected = answers.map((one) => (one === 'saved' ? { user: alice, welcomed: true } : rejectsTaken('u1')));
      expect(outcomes).toEqual(expected);
      expect(calls).toEqual(answers.flatMap((one) => (one === 'saved' ? ['save', 'sendWelcome'] : ['save'])));
      expect([...beyondInterface(repository), ...beyondInterface(notifier)]).toEqual([]);
    },
    {
      why: 'other programs add and remove users, so only the store knows which ids are taken',
      examples: [{ answers: ['saved', 'saved', 'taken', 'saved'] }],
      effort: 0.3,
    },
  );

  law(
    'registrations in flight at the same time keep their own users, and each id goes to only one of them',
    {
      repository: fc.constantFrom(...driven.repositoryKinds),
      ids: fc.array(fc.constantFrom<string>('u1', 'u2', 'u3'), { minLength: 2, maxLength: 5 }),
    },
    async ({ repository, ids }) => {
      const { seen, expected } = await driven.registeredInFlight(repository, ids);
      expect(seen).toEqual(expected);
    },
    {
      examples: driven.repositoryKinds.map((repository) => ({ repository, ids: ['u1', 'u2', 'u1', 'u3'] })),
      effort: 0.3,
    },
  );

  law(
    'a repository keeps the first user with an id, even if other code changes its store',
    { repository: fc.constantFrom(...driven.ownRepositories), steps: driven.storeSteps() },
    async ({ repository, steps }, mode) => {
      const session = mode.use(() => driven.storeSession(repository));
      const outcomes: string[] = [];
      for (const step of steps) outcomes.push(await session.run(step));
      const expected = driven.expectedStore(steps);
      expect(outcomes).toEqual(expected.outcomes);
      expect(session.stored()).toEqual(expected.stored);
    },
    {
      modes: { inCompany: true },
      examples: driven.ownRepositories.flatMap((repository) =>
        driven.trickyStoreSteps.map((steps) => ({ repository, steps })),
      ),
    },
  );

  law(
    'of several users saved with one id at the same time, a repository keeps exactly one',
    {
      repository: fc.constantFrom(...driven.ownRepositories),
      names: fc.uniqueArray(anyString(), { minLength: 2, maxLength: 4 }),
    },
    async ({ repository: kind, names }) => {
      const { repository, stored } = driven.ownRepository(kind);
      const outcomes = await Promise.all(
        names.map((name) => outcomeOf('save', () => repository.save({ ...alice, name }))),
      );
      const expected = names.map((name) => (name === stored()[0]?.name ? 'saved' : 'taken'));
      expect(outcomes).toEqual(expected);
      expect(stored().length).toBe(1);
    },
    {
      examples: driven.ownRepositories.map((repository) => ({ repository, names: ['Alice', 'Bob', 'Carol'] })),
      why: 'otherwise two people share one account',
      effort: 0.3,
    },
  );

  law(
    'the SQL repository inserts one row into any table, with exactly its three columns',
    { form: fc.constantFrom(...objectForms), user: validRegistrations() },
    async ({ form, user }) => {
      const { table, rows } = driven.usersTable(form);
      expect(await outcomeOf('save', () => createSqlUserRepository(table).save(user))).toBe('saved');
      expect(rows).toEqual([driven.rowOf(user)]);
    },
    { examples: objectForms.map((form) => ({ form, user: alice })), effort: 0.5 },
  );

  law('the console notifier prints any address unchanged', { email: anyString() }, async ({ email }) => {
    const lines: string[] = [];
    await createConsoleNotifier((line) => void lines.push(line)).sendWelcome(email);
    expect(lines).toEqual([`Welcome email sent to ${email}`]);
  });
});

describe('6 ★★ Driving adapters translate but decide nothing', () => {
  law(
    'a route and a command translate each outcome, whatever object implements their port',
    {
      driver: fc.constantFrom(...driving.drivers),
      form: fc.constantFrom(...objectForms),
      sent: registrations(),
      outcomes: fc.array(driving.listedOutcomes(), { minLength: 1, maxLength: 3 }),
    },
    async ({ driver, form, sent, outcomes }) => {
      const { seen, calls, expected } = await driving.calledInTurn(driver, outcomes, form, sent);
      expect(seen).toEqual(expected);
      expect(calls).toBe(outcomes.length);
    },
    {
      examples: driving.drivers.flatMap((driver) => [
        ...objectForms.map((form) => ({ driver, form, sent: alice, outcomes: [{ user: bob, welcomed: true }] })),
        ...[
          [{ user: { id: '', email: '', name: '' }, welcomed: false }],
          [{ invalid: 'email' as const }],
          [{ taken: 'u2' }],
          [{ taken: '' }, { user: alice, welcomed: true }, { user: alice, welcomed: false }, { taken: 'u1' }],
        ].map((outcomes) => ({ driver, form: objectForms[0], sent: alice, outcomes })),
      ]),
    },
  );

  law(
    'the core receives exactly what the caller sent, once, even if it is invalid',
    {
      driver: fc.constantFrom(...driving.drivers),
      sent: fc.record({ id: anyString(), email: anyString(), name: anyString() }, { noNullPrototype: true }),
    },
    async ({ driver, sent }) => {
      const { users, received } = driving.foreignCore({ outcome: { user: bob, welcomed: true }, way: 'works' });
      expect(await driving.drive(driver, users)(sent)).toEqual(driving.seenBy(driver, { user: bob, welcomed: true }));
      expect(received).toEqual([sent]);
    },
    {
      examples: driving.drivers.flatMap((driver) =>
        hostileStrings.map((text) => ({ driver, sent: { id: text, email: text, name: text } })),
      ),
    },
  );

  law(
    'the command passes an empty string for each missing argument',
    { args: fc.array(anyString(), { maxLength: 2 }) },
    async ({ args }) => {
      const { users, received } = driving.foreignCore({ outcome: { user: bob, welcomed: true }, way: 'works' });
      expect(await outcomeOf('the command', () => createCliCommand(users, () => {})(args))).toBe(0);
      expect(received).toEqual([{ id: args[0] ?? '', email: args[1] ?? '', name: '' }]);
    },
    { examples: [[], ['u1'], ['u1', 'a@b']].map((args) => ({ args })), effort: 0.3 },
  );

  law(
    'the route passes on no other field of a request',
    { more: fc.constantFrom('isAdmin', 'id', 'welcomed'), value: anyString() },
    async ({ more, value }) => {
      const { users, received } = driving.foreignCore({ outcome: { user: alice, welcomed: true }, way: 'works' });
      const body = { email: alice.email, name: alice.name, [more]: value };
      const params = { page: value, id: alice.id };
      await createHttpRoute(users)({ params, body });
      expect(received).toEqual([alice]);
    },
    { examples: [{ more: 'id', value: 'u9' }], effort: 0.3 },
  );

  law(
    'driving adapters use only the register method of their port',
    { driver: fc.constantFrom(...driving.drivers) },
    async ({ driver }) => {
      const users = standIn('users', { register: async () => ({ user: bob, welcomed: true }) });
      expect(await driving.drive(driver, users)(alice)).toEqual(driving.seenBy(driver, { user: bob, welcomed: true }));
      expect(beyondInterface(users)).toEqual([]);
    },
    { effort: 0.1 },
  );

  law(
    'requests in flight at the same time each get their own result, even from different adapters',
    { ticksToRegister: fc.uniqueArray(fc.nat(9), { minLength: 2, maxLength: 4 }) },
    async ({ ticksToRegister }) => {
      const { seen, expected } = await driving.requestsInFlight(ticksToRegister);
      expect(seen).toEqual(expected);
    },
    { examples: [{ ticksToRegister: [9, 0, 4] }], effort: 0.3 },
  );
});

describe('7 ★★★ The core decides what a failing port means', () => {
  law(
    'a failed save rejects and sends no welcome; a failed welcome does not undo the registration',
    { steps: portSteps(), failure: portFailures() },
    async ({ steps, failure }) => {
      expect(await registeredOneByOne(steps, failure)).toEqual(expectedOneByOne(steps));
    },
    {
      examples: trickyPortFailures.flatMap((failure) => trickyPortSteps.map((steps) => ({ steps, failure }))),
    },
  );

  law(
    'a failing call affects no other registration in flight',
    {
      ways: fc.array(fc.constantFrom<Way>('works', ...failing), { minLength: 2, maxLength: 5 }),
      port: fc.constantFrom('save', 'sendWelcome'),
    },
    async ({ ways, port }) => {
      const { outcomes, expected } = await registeredTogether(ways, port, failure);
      expect(outcomes).toEqual(expected);
    },
    {
      examples: (['save', 'sendWelcome'] as const).map((port) => ({
        ways: ['works', 'rejects', 'works', 'throws', 'works'] satisfies Way[],
        port,
      })),
      effort: 0.3,
    },
  );
});

describe('8 ★★★ Adapters translate only errors that they know', () => {
  law(
    'if an insert fails for any reason other than a taken id, the SQL repository rejects with that error and keeps working',
    { failure: unknownFailures(), way: fc.constantFrom(...failing), times: fc.constantFrom<number>(1, 2, 6) },
    async ({ failure, way, times }) => {
      const { outcomes, inserts } = await driven.savedAfterFailures(times, way, failure);
      expect(outcomes).toEqual([...Array<string>(times).fill('save rejected with the same error'), 'saved']);
      expect(inserts).toBe(times + 1);
    },
    {
      examples: failing.flatMap((way) => [
        ...trickyFailures.map((failure) => ({ failure, way, times: 1 })),
        { failure, way, times: 6 },
      ]),
    },
  );

  law(
    'the route and the command report an unknown error without details, and keep working',
    {
      driver: fc.constantFrom(...driving.drivers),
      failure: unknownFailures(),
      way: fc.constantFrom(...failing),
      times: fc.constantFrom<number>(1, 2, 6),
    },
    async ({ driver, failure, way, times }) => {
      const { seen, calls } = await driving.calledAfterFailures(driver, times, way, failure);
      const failed = Array.from({ length: times }, () => driving.seenBy(driver, { failure }));
      expect(seen).toEqual([...failed, await driving.seenWithoutFailures(driver)]);
      expect(calls).toBe(times + 1);
    },
    {
      examples: driving.drivers.flatMap((driver) =>
        failing.flatMap((way) => [
          ...trickyFailures.map((failure) => ({ driver, failure, way, times: 1 })),
          { driver, failure, way, times: 6 },
        ]),
      ),
    },
  );

  law(
    'known errors are translated even if they are thrown synchronously',
    { driver: fc.constantFrom(...driving.drivers), way: fc.constantFrom(...failing) },
    async ({ driver, way }) => {
      const rejecting = await driving.knownErrors(driver, 'rejects');
      expect(await driving.knownErrors(driver, way)).toEqual(rejecting);
      expect(await driven.savedTwice(way, new SqlError('unique_violation'))).toBe('taken');
    },
    { effort: 0.2 },
  );

  law(
    'errors of a subclass of a known error are translated, too',
    { driver: fc.constantFrom(...driving.drivers) },
    async ({ driver }) => {
      class EmailError extends InvalidRegistrationError {}
      class ReservedIdError extends UserExistsError {}
      class PostgresError extends SqlError {}
      const subclasses = [new EmailError('name'), new ReservedIdError('u2')];
      expect(await driving.knownErrors(driver, 'rejects', subclasses)).toEqual(
        await driving.knownErrors(driver, 'rejects'),
      );
      expect(await driven.savedTwice('rejects', new PostgresError('unique_violation'))).toBe('taken');
    },
    { effort: 0.1 },
  );
});
