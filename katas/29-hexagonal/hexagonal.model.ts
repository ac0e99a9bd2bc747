import fc from 'fast-check';
import { anyFailure, type Failure, failureOf } from '../support/failure.ts';
import { anyKey, anyString } from '../support/hostile.ts';
import { inObjectForm, type ObjectForm } from '../support/plug-in.ts';
import { ticks } from '../support/settle.ts';
import { show } from '../support/show.ts';
import { TodoError } from '../support/todo.ts';
import {
  createUserService,
  InvalidRegistrationError,
  type NotifierPort,
  type Registered,
  type Registration,
  type User,
  UserExistsError,
  type UserPort,
  type UserRepository,
} from './core.ts';
import { SqlError } from './driven-adapters.ts';

type Field = keyof Registration;

export const alice: Registration = { id: 'u1', email: 'alice@example.com', name: 'Alice' };
export const bob: Registration = { id: 'u2', email: 'bob@example.com', name: 'Bob' };
export const carol: Registration = { id: 'u1', email: 'carol@example.com', name: 'Carol' };

/** Ordinary registrations. Ids meet often. */
export function registrations(): fc.Arbitrary<Registration> {
  return fc
    .tuple(fc.constantFrom('u1', 'u2', 'u3'), fc.constantFrom('Alice', 'Bob', 'Carol'))
    .map(([id, name]) => ({ id, email: `${name.toLowerCase()}@example.com`, name }));
}

/** Valid registrations with unusual strings. Ids meet often. */
export function validRegistrations(): fc.Arbitrary<Registration> {
  const email = fc.tuple(anyString(), anyString()).map(([before, after]) => `${before}@${after}`);
  return record({ id: anyKey().filter(isNotBlank), email, name: anyString().filter(isNotBlank) });
}

function isNotBlank(text: string): boolean {
  return text.trim() !== '';
}

/** A registration with one mistake. */
export interface Invalid {
  registration: Registration;
  field: Field;
}

const blank = ['', ' ', '\t\n', '\u00a0', '\u2003', '\ufeff'];
const mistakes: readonly (readonly [field: Field, value: string])[] = [
  ...blank.flatMap((text) => [['id', text] as const, ['name', text] as const]),
  ...['', ' ', 'nowhere', 'alice.example.com', 'alice(at)example.com', 'a\uff20b'].map(
    (text) => ['email', text] as const,
  ),
];

/** Alice's registration with each of the mistakes. */
export const allInvalid: readonly Invalid[] = mistakes.map((mistake) => spoil(alice, mistake));

/** Valid registrations that a stricter check would reject, or a helpful one would change. */
export const unusualRegistrations: readonly Registration[] = [
  ...['@', 'a@@b', ' Alice @Example.COM\n', 'alice@example.com ', '\u00e9@e\u0301'].map((email) => ({
    ...alice,
    email,
  })),
  ...[' u1 ', '0', '\0', 'U1', 'null'].map((id) => ({ ...alice, id })),
  ...[' Alice ', '0', '\0', '\u200b', '<b>', 'O\u2019Neil'].map((name) => ({ ...alice, name })),
];

/** Registrations with one mistake. */
export function invalidRegistrations(): fc.Arbitrary<Invalid> {
  return fc.tuple(validRegistrations(), fc.constantFrom(...mistakes)).map(([valid, mistake]) => spoil(valid, mistake));
}

function spoil(valid: Registration, [field, value]: readonly [Field, string]): Invalid {
  return { registration: { ...valid, [field]: value }, field };
}

export function record<T>(parts: { [K in keyof T]: fc.Arbitrary<T[K]> }): fc.Arbitrary<T> {
  return fc.record<T>(parts, { noNullPrototype: true }) as fc.Arbitrary<T>;
}

/** The data of a user, as a copy. */
export function dataOf(user: User): User {
  return { id: user.id, email: user.email, name: user.name };
}

/** How a call ends. */
export type Way = 'works' | 'throws' | 'rejects';

/** The ways in which a call fails. */
export const failing = ['throws', 'rejects'] as const;

/** Does the work, or fails with the given value. */
export function callThat<T>(way: Way, failure: Failure, work: () => T | Promise<T>): Promise<T> {
  if (way === 'throws') throw failure.value;
  return way === 'rejects' ? Promise.reject(failure.value) : Promise.resolve(work());
}

/** What an action resolves with, or a sentence that says how it failed. */
export async function outcomeOf<T>(name: string, action: () => Promise<T>, failure?: Failure): Promise<T | string> {
  let promise: Promise<T>;
  try {
    promise = action();
  } catch (error) {
    return `${name} threw ${described(error, failure)}`;
  }
  try {
    return await promise;
  } catch (error) {
    return `${name} rejected with ${described(error, failure)}`;
  }
}

function described(error: unknown, failure?: Failure): string {
  if (error instanceof TodoError) throw error;
  if (failure && Object.is(error, failure.value)) return 'the same error';
  if (error instanceof InvalidRegistrationError) return `an InvalidRegistrationError for ${error.field}`;
  if (error instanceof UserExistsError) return `a UserExistsError for ${show(error.id)}`;
  return error instanceof Error ? `${error.name}: ${error.message}` : show(error);
}

/** How `register` ends: with a copy of its result, or a sentence that says how it failed. */
export async function register(users: UserPort, registration: Registration, failure?: Failure): Promise<unknown> {
  const outcome: unknown = await outcomeOf('register', () => users.register(registration), failure);
  if (typeof outcome !== 'object' || outcome === null || !('user' in outcome)) return outcome;
  const { user, welcomed } = outcome as Registered;
  return { user: dataOf(user), welcomed };
}

export function rejectsInvalid(field: Field): string {
  return `register rejected with an InvalidRegistrationError for ${field}`;
}

export function rejectsTaken(id: string): string {
  return `register rejected with a UserExistsError for ${show(id)}`;
}

/** A repository of somebody else, and the users that it keeps. */
export function foreignRepository(form: ObjectForm, beforeSaving: () => unknown = () => undefined) {
  const users: User[] = [];
  const save = async (user: User) => {
    await beforeSaving();
    if (users.some(({ id }) => id === user.id)) return 'taken' as const;
    users.push(user);
    return 'saved' as const;
  };
  return { repository: inObjectForm<UserRepository>({ save }, form), users };
}

/** A notifier of somebody else, and the addresses to which it has sent a welcome. */
export function foreignNotifier(form: ObjectForm, beforeSending: () => unknown = () => undefined) {
  const welcomes: string[] = [];
  const sendWelcome = async (email: string) => {
    await beforeSending();
    welcomes.push(email);
  };
  return { notifier: inObjectForm<NotifierPort>({ sendWelcome }, form), welcomes };
}

/** A registration with ports that note down their calls. */
export async function registeredAlone(registration: Registration) {
  const [saves, welcomes]: [User[], string[]] = [[], []];
  const save: UserRepository['save'] = async (user) => {
    saves.push(dataOf(user));
    return 'saved';
  };
  const service = createUserService({ save }, { sendWelcome: async (email) => void welcomes.push(email) });
  return { outcome: await register(service, registration), saves, welcomes };
}

/** What happens during a registration, in order, with slow ports. */
export async function eventsOf(ticksToSave: number, ticksToWelcome: number): Promise<string[]> {
  const events: string[] = [];
  const slowly = async (name: string, time: number) => {
    events.push(`${name} begins`);
    await ticks(time);
    events.push(`${name} ends`);
  };
  const save: UserRepository['save'] = () => slowly('save', ticksToSave).then(() => 'saved');
  const service = createUserService({ save }, { sendWelcome: () => slowly('sendWelcome', ticksToWelcome) });
  await register(service, alice);
  return [...events, 'register resolves'];
}

/** Failures that look like something else. */
const misleading: Readonly<Record<string, () => unknown>> = {
  'an Error named InvalidRegistrationError': () =>
    Object.assign(new Error('db.internal'), { name: 'InvalidRegistrationError', field: 'email' }),
  'an error of another class named UserExistsError': () =>
    new (class UserExistsError extends Error {
      id = 'u1';
    })('db.internal'),
  'an object like a UserExistsError': () => ({
    name: 'UserExistsError',
    message: 'db.internal',
    id: 'u1',
    status: 409,
  }),
  'an object like a SqlError': () => ({ name: 'SqlError', message: 'db.internal', code: 'unique_violation' }),
  'an Error named SqlError': () =>
    Object.assign(new Error('db.internal'), { name: 'SqlError', code: 'unique_violation' }),
  'an Error caused by an InvalidRegistrationError': () =>
    new Error('db.internal', { cause: new InvalidRegistrationError('email') }),
  'an Error caused by a unique violation': () => new Error('db.internal', { cause: new SqlError('unique_violation') }),
  'an AggregateError with a UserExistsError': () => new AggregateError([new UserExistsError('u1')], 'db.internal'),
  "a SqlError 'connection_failure'": () => new SqlError('connection_failure'),
  "a SqlError 'foreign_key_violation'": () => new SqlError('foreign_key_violation'),
  "a SqlError 'UNIQUE_VIOLATION'": () => new SqlError('UNIQUE_VIOLATION'),
  "a SqlError 'no_unique_violation_index'": () => new SqlError('no_unique_violation_index'),
  'a TypeError': () => new TypeError("Cannot read properties of undefined (reading 'rows')"),
};

/** Anything that a technology may throw and that no adapter knows. */
export function unknownFailures(): fc.Arbitrary<Failure> {
  return anyFailure(misleading);
}

export const trickyFailures: readonly Failure[] = [
  ...Object.entries(misleading).map(([name, make]) => failureOf(name, make())),
  ...[undefined, null, 0, ''].map((value) => failureOf(show(value), value)),
];

/** Anything that a port may throw, the core's own errors included. */
export function portFailures(): fc.Arbitrary<Failure> {
  return anyFailure(coresOwn);
}

const coresOwn = {
  'a UserExistsError': () => new UserExistsError('u9'),
  'an InvalidRegistrationError': () => new InvalidRegistrationError('name'),
};

export const trickyPortFailures: readonly Failure[] = [
  failureOf('an Error', new Error('db.internal')),
  failureOf('undefined', undefined),
  failureOf('false', false),
  ...Object.entries(coresOwn).map(([name, make]) => failureOf(name, make())),
];

/** One registration, and how the two ports behave during it. */
export interface PortStep {
  save: Way | 'finds the id taken';
  sendWelcome: Way;
}

export function portSteps(): fc.Arbitrary<PortStep[]> {
  const sendWelcome = fc.constantFrom<Way>('works', ...failing);
  const save = fc.constantFrom<PortStep['save']>('works', 'works', ...failing, 'finds the id taken');
  return fc.array(record<PortStep>({ save, sendWelcome }), { minLength: 1, maxLength: 6 });
}

/** How the registrations end, and which calls each of them makes, with ports that fail as the steps say. */
export async function registeredOneByOne(steps: readonly PortStep[], failure: Failure) {
  let now: PortStep = { save: 'works', sendWelcome: 'works' };
  let calls: string[] = [];
  const save: UserRepository['save'] = ({ id }) => {
    calls.push(`save ${id}`);
    if (now.save === 'finds the id taken') return Promise.resolve('taken');
    return callThat(now.save, failure, () => 'saved');
  };
  const sendWelcome = (email: string) => {
    calls.push(`sendWelcome ${email}`);
    return callThat(now.sendWelcome, failure, () => {});
  };
  const service = createUserService({ save }, { sendWelcome });
  const shown: unknown[] = [];
  for (const [i, step] of steps.entries()) {
    now = step;
    calls = [];
    const outcome = await register(service, numbered(i), failure);
    shown.push({ outcome, calls });
  }
  return shown;
}

/** Stories of failures: early, late, and many in a row. */
export const trickyPortSteps: readonly PortStep[][] = failing.flatMap((way): PortStep[][] => [
  [{ save: way, sendWelcome: 'works' }],
  [{ save: 'works', sendWelcome: way }],
  [
    ...Array.from({ length: 6 }, (): PortStep => ({ save: way, sendWelcome: way })),
    { save: 'works', sendWelcome: 'works' },
  ],
  [
    ...Array.from({ length: 6 }, (): PortStep => ({ save: 'works', sendWelcome: way })),
    { save: 'works', sendWelcome: 'works' },
  ],
]);

/** The model of `registeredOneByOne`. */
export function expectedOneByOne(steps: readonly PortStep[]): unknown[] {
  return steps.map(({ save, sendWelcome }, i) => {
    const user = numbered(i);
    const saved = `save ${user.id}`;
    if (save === 'finds the id taken') return { outcome: rejectsTaken(user.id), calls: [saved] };
    if (save !== 'works') return { outcome: 'register rejected with the same error', calls: [saved] };
    return {
      outcome: { user, welcomed: sendWelcome === 'works' },
      calls: [saved, `sendWelcome ${user.email}`],
    };
  });
}

function numbered(i: number): Registration {
  return { id: `u${i}`, email: `user${i}@example.com`, name: `User ${i}` };
}

/** How registrations in flight at the same time end if some calls of one port fail, and how they have to end. */
export async function registeredTogether(ways: readonly Way[], port: 'save' | 'sendWelcome', failure: Failure) {
  const all = ways.map((_, i) => ({ ...numbered(i), id: String(i), email: `${i}@example.com` }));
  const call = (name: string, text: string) => {
    const way = name === port ? ways[Number.parseInt(text, 10)] : 'works';
    return callThat(way ?? 'works', failure, () => ticks(2));
  };
  const save: UserRepository['save'] = ({ id }) => call('save', id).then(() => 'saved');
  const service = createUserService({ save }, { sendWelcome: (email) => call('sendWelcome', email) });
  const outcomes = await Promise.all(all.map((one) => register(service, one, failure)));
  const expected = all.map((user, i) => {
    if (ways[i] !== 'works' && port === 'save') return 'register rejected with the same error';
    return { user, welcomed: ways[i] === 'works' };
  });
  return { outcomes, expected };
}
