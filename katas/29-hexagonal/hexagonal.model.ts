import fc from 'fast-check';
import { posix } from 'node:path';
import { sourceOf } from '../support/import-rules.ts';
import { globalsOf, importsOf } from '../support/imports.ts';
import { ticks } from '../support/settle.ts';
import { show } from '../support/show.ts';
import { TodoError } from '../support/todo.ts';
import { createConsoleNotifier, createCliCommand, createHttpRoute, createInMemoryUserRepository } from './adapters.ts';
import { InvalidRegistrationError, UserExistsError } from './core.ts';
import type { NotifierPort, Registered, Registration, User, UserPort, UserRepository } from './core.ts';

type Field = keyof Registration;

/** What a registration can come to, whoever asked for it. */
export type Outcome =
  { user: User; welcomed: boolean } | { invalid: Field; value: string } | { taken: string } | { failed: Failure };

export const callers = ['service', 'route', 'command'] as const;
export type Caller = (typeof callers)[number];

/** Registers by one of the three ways in, and tells all that its caller sees. */
export async function register(by: Caller, users: UserPort, registration: Registration): Promise<unknown> {
  const lines: string[] = [];
  const { id, email, name } = registration;
  try {
    if (by === 'service') return factsOf(await users.register(registration));
    if (by === 'route') {
      const { status, body } = await createHttpRoute(users)(registration);
      return { status, body };
    }
    const exitCode = await createCliCommand(users, (line) => void lines.push(line))([id, email, name]);
    return { exitCode, lines };
  } catch (error) {
    return rejectionFacts(error);
  }
}

/** What the caller is to see of an outcome. */
export function seenBy(by: Caller, outcome: Outcome): unknown {
  if (by === 'service') return told(outcome);
  if (by === 'route') return answered(outcome);
  return printed(outcome);
}

function told(outcome: Outcome): unknown {
  if ('user' in outcome) return outcome;
  if ('invalid' in outcome)
    return { rejectsWith: 'InvalidRegistrationError', field: outcome.invalid, value: outcome.value };
  if ('taken' in outcome) return { rejectsWith: 'UserExistsError', id: outcome.taken };
  return { rejectsWith: show(thingOf(outcome.failed)) };
}

function answered(outcome: Outcome): unknown {
  if ('user' in outcome) return { status: 201, body: { id: outcome.user.id, welcomed: outcome.welcomed } };
  if ('invalid' in outcome) return { status: 400, body: { error: 'invalid registration', field: outcome.invalid } };
  if ('taken' in outcome) return { status: 409, body: { error: 'user exists', id: outcome.taken } };
  return { status: 500, body: { error: 'internal error' } };
}

function printed(outcome: Outcome): unknown {
  if ('invalid' in outcome) return { exitCode: 1, lines: [`Invalid: ${outcome.invalid}`] };
  if ('taken' in outcome) return { exitCode: 1, lines: [`Exists: ${outcome.taken}`] };
  if ('failed' in outcome) return { exitCode: 2, lines: ['Failed'] };
  return { exitCode: 0, lines: [`Registered${outcome.welcomed ? '' : ', not welcomed'}: ${outcome.user.name}`] };
}

function factsOf({ user, welcomed }: Registered): unknown {
  return { user: userFacts(user), welcomed };
}

export function userFacts(user: User | undefined): User | undefined {
  return user && { id: user.id, email: user.email, name: user.name };
}

function rejectionFacts(error: unknown): unknown {
  if (error instanceof TodoError) throw error;
  if (error instanceof InvalidRegistrationError)
    return { rejectsWith: 'InvalidRegistrationError', field: error.field, value: error.value };
  if (error instanceof UserExistsError) return { rejectsWith: 'UserExistsError', id: error.id };
  return { rejectsWith: show(error) };
}

export interface Visit {
  by: Caller;
  registration: Registration;
  /** The field that makes it invalid. */
  wrong?: Field;
}

/** What a row of visits comes to, over any adapters. */
export function outcomesOf(visits: readonly Visit[]) {
  const users = new Map<string, User>();
  const outcomes = visits.map(({ registration, wrong }): Outcome => {
    if (wrong) return { invalid: wrong, value: registration[wrong] };
    if (users.has(registration.id)) return { taken: registration.id };
    users.set(registration.id, registration);
    return { user: registration, welcomed: true };
  });
  return { outcomes, users: [...users.values()] };
}

const blanks = ['', ' ', '\n\t', '\u00a0', '\ufeff'];
const texts = {
  id: { good: ['u1', 'u2', 'U1', ' u1', '__proto__', 'constructor', 'toString'], bad: blanks },
  email: {
    good: ['alice@example.com', 'Bob@Shop.org', 'a@b', '.@.', "o'neil+tag@x", 'é@ü', '"a",b@c'],
    bad: ['', 'alice', '@', 'a@', '@b', 'a@@b', 'a@b@c', 'a b@c', 'a@b c', ' a@b', 'a@b ', 'a@b\n', '\ta@b', 'a\n@b'],
  },
  name: { good: ['Alice', 'Bob', ' carol ', 'valueOf', 'x'], bad: blanks },
};
export const userIds = texts.id.good;

export function registrations(): fc.Arbitrary<Registration> {
  const { id, email, name } = texts;
  const one = { id: fc.constantFrom(...id.good), email: fc.constantFrom(...email.good) };
  return record({ ...one, name: fc.constantFrom(...name.good) });
}

export interface BadRegistration {
  registration: Registration;
  wrong: Field;
}

/** One field of each is wrong. */
export function badRegistrations(): fc.Arbitrary<BadRegistration> {
  return fc.tuple(registrations(), fc.constantFrom(...badFields)).map(([good, bad]) => spoil(good, bad));
}

const badFields = (['id', 'email', 'name'] as const).flatMap((wrong) =>
  texts[wrong].bad.map((value) => ({ wrong, value })),
);

export const allBad = badFields.map((bad) => spoil({ id: 'u1', email: 'alice@example.com', name: 'Alice' }, bad));

function spoil(good: Registration, { wrong, value }: { wrong: Field; value: string }): BadRegistration {
  return { registration: { ...good, [wrong]: value }, wrong };
}

export function visits(): fc.Arbitrary<Visit[]> {
  const by = fc.constantFrom(...callers);
  const good = record<Visit>({ by, registration: registrations() });
  const bad = fc.tuple(by, badRegistrations()).map(([by, bad]): Visit => ({ by, ...bad }));
  const one = fc.oneof({ weight: 4, arbitrary: good }, { weight: 1, arbitrary: bad });
  return fc.array(one, { minLength: 1, maxLength: 10, size: 'max' });
}

export function outcomes(): fc.Arbitrary<Outcome> {
  return fc.oneof<fc.Arbitrary<Outcome>[]>(
    record({ user: registrations(), welcomed: fc.boolean() }),
    badRegistrations().map(({ wrong, registration }) => ({ invalid: wrong, value: registration[wrong] })),
    record({ taken: fc.constantFrom(...userIds) }),
    record({ failed: failures() }),
  );
}

/** A core that has made up its mind; it remembers what it was asked. */
export function decidedCore(outcome: Outcome, how: Breakdown = 'rejects') {
  const heard: unknown[] = [];
  const users: UserPort = {
    register(registration) {
      heard.push(registration);
      if ('user' in outcome) return Promise.resolve(outcome);
      if ('invalid' in outcome) return fail(how, new InvalidRegistrationError(outcome.invalid, outcome.value));
      if ('taken' in outcome) return fail(how, new UserExistsError(outcome.taken));
      return fail(how, thingOf(outcome.failed));
    },
  };
  return { users, heard };
}

const things = {
  'an error': new Error('connect ECONNREFUSED db.internal:5432'),
  'a TypeError': new TypeError("Cannot read properties of undefined (reading 'rows')"),
  'a text': 'db.internal is down',
  null: null,
  'a look-alike': { name: 'InvalidRegistrationError', message: 'db.internal', field: 'email', id: 'u1', status: 409 },
};
type Failure = keyof typeof things;

export function failures(): fc.Arbitrary<Failure> {
  return fc.constantFrom(...(Object.keys(things) as Failure[]));
}

export function thingOf(failure: Failure): unknown {
  return things[failure];
}

export type Breakdown = 'throws' | 'rejects' | 'rejects later';

export function breakdowns(): fc.Arbitrary<Breakdown> {
  return fc.constantFrom('throws', 'rejects', 'rejects later');
}

export function fail(how: Breakdown, thing: unknown): Promise<never> {
  if (how === 'throws') throw thing;
  return how === 'rejects' ? Promise.reject(thing) : ticks(5).then(() => Promise.reject(thing));
}

interface Work {
  beforeSave?: () => unknown;
  afterSave?: () => unknown;
}

/** Keeps the very users it is given, newest first. */
export function listRepository({ beforeSave, afterSave }: Work = {}): UserRepository & { users: User[] } {
  const users: User[] = [];
  return {
    users,
    async save(user) {
      await beforeSave?.();
      const taken = users.some(({ id }) => id === user.id);
      if (!taken) users.unshift(user);
      await afterSave?.();
      return taken ? 'taken' : 'saved';
    },
    findById: async (wanted) => users.find(({ id }) => id === wanted),
  };
}

/** Keeps text, as a database would, in a private field. */
class RowRepository implements UserRepository {
  #rows: string[] = [];

  save({ id, email, name }: User): Promise<'saved' | 'taken'> {
    if (this.#users().some((user) => user.id === id)) return Promise.resolve('taken');
    this.#rows.push(JSON.stringify({ id, email, name }));
    return Promise.resolve('saved');
  }

  findById(id: string): Promise<User | undefined> {
    return Promise.resolve(this.#users().find((user) => user.id === id));
  }

  #users(): User[] {
    return this.#rows.map((row) => JSON.parse(row) as User);
  }
}

const slow = { beforeSave: () => ticks(10), afterSave: () => ticks(10) };
const repositories = {
  'createInMemoryUserRepository()': () => createInMemoryUserRepository(),
  'a list': () => listRepository(),
  'a slow list': () => listRepository(slow),
  'a class with private rows': () => new RowRepository(),
};
export const repositoryKinds = Object.keys(repositories) as (keyof typeof repositories)[];

export function repositoryOf(kind: (typeof repositoryKinds)[number]): UserRepository {
  return repositories[kind]();
}

/** All that is found under any of the ids in use. */
export async function foundIn(repository: UserRepository): Promise<Map<string, User | undefined>> {
  const found = await Promise.all(userIds.map(async (id) => [id, userFacts(await repository.findById(id))] as const));
  return new Map(found.filter(([, user]) => user !== undefined));
}

/** Notes down the address before it does anything else. */
export function listNotifier(work?: (email: string) => unknown): NotifierPort & { welcomes: string[] } {
  const welcomes: string[] = [];
  return {
    welcomes,
    async sendWelcome(email) {
      welcomes.push(email);
      await work?.(email);
    },
  };
}

class Outbox implements NotifierPort {
  #welcomes: string[];

  constructor(welcomes: string[]) {
    this.#welcomes = welcomes;
  }

  sendWelcome(email: string): Promise<void> {
    this.#welcomes.push(email);
    return Promise.resolve();
  }
}

const notifiers = {
  'createConsoleNotifier()': (sent: string[]) =>
    createConsoleNotifier((line) => void sent.push(line.replace(/^Welcome email sent to /, ''))),
  'a slow list': (sent: string[]): NotifierPort => ({
    sendWelcome: (email) => ticks(10).then(() => void sent.push(email)),
  }),
  'a class with a private outbox': (sent: string[]) => new Outbox(sent),
};
export const notifierKinds = Object.keys(notifiers) as (keyof typeof notifiers)[];

/** A notifier of some kind, and the list of the addresses that it has welcomed. */
export function notifierOf(kind: (typeof notifierKinds)[number]): { notifier: NotifierPort; welcomes: string[] } {
  const welcomes: string[] = [];
  return { notifier: notifiers[kind](welcomes), welcomes };
}

/** Ports that know nobody and note down each call. */
export function notedPorts() {
  const calls: string[] = [];
  const note = async <T>(call: string, answer: T) => (calls.push(call), answer);
  const repository: UserRepository = {
    save: ({ id }) => note(`save ${id}`, 'saved'),
    findById: (id) => note(`findById ${id}`, undefined),
  };
  const notifier: NotifierPort = { sendWelcome: (email) => note(`sendWelcome ${email}`, undefined) };
  return { repository, notifier, calls };
}

/** `core.ts:3 uses console`, for the core and the files of its own that it imports. */
export function outsideNamesIn(testUrl: string, names: readonly string[]): string[] {
  const files = ['core.ts'];
  // The list grows while it is gone through.
  for (const file of files) {
    for (const { specifier = '' } of importsOf(sourceOf(testUrl, file), file)) {
      const next = posix.join(posix.dirname(file), specifier).replace(/(\.[jt]s)?$/, '.ts');
      if (specifier.startsWith('.') && !next.startsWith('..') && next !== 'adapters.ts' && !files.includes(next))
        files.push(next);
    }
  }
  return files.flatMap((file) =>
    globalsOf(sourceOf(testUrl, file), names, file).map(({ name, line }) => `${file}:${line} uses ${name}`),
  );
}

function record<T>(parts: { [K in keyof T]: fc.Arbitrary<T[K]> }): fc.Arbitrary<T> {
  return fc.record<T>(parts, { noNullPrototype: true }) as fc.Arbitrary<T>;
}
