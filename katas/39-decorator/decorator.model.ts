import fc from 'fast-check';
import { type Failure, failureOf as named, ordinaryFailure } from '../support/failure.ts';
import { anyKey } from '../support/hostile.ts';
import { inObjectForm, objectForms } from '../support/plug-in.ts';
import { finish, settle } from '../support/settle.ts';
import { beyondInterface, standIn } from '../support/stand-in.ts';
import { nothingThrown, thrownBy } from '../support/thrown.ts';
import { CachingRepository } from './caching-repository.ts';
import type { Log, LogEntry } from './log.ts';
import { LoggingRepository } from './logging-repository.ts';
import { RetryingRepository } from './retrying-repository.ts';
import type { User, UserRepository } from './user-repository.ts';

export const decorators = ['LoggingRepository', 'CachingRepository', 'RetryingRepository'] as const;
export type Decorator = (typeof decorators)[number];

export const methods = ['findById', 'save'] as const;
export type Method = (typeof methods)[number];

export const ways = ['rejects', 'throws'] as const;
export type Way = (typeof ways)[number];

interface Options {
  log?: Log;
  maxAttempts?: number;
}

export function decorate(
  decorator: Decorator,
  inner: UserRepository,
  { log = () => {}, maxAttempts = 3 }: Options = {},
): UserRepository {
  if (decorator === 'LoggingRepository') return new LoggingRepository(inner, log);
  return decorator === 'CachingRepository' ? new CachingRepository(inner) : new RetryingRepository(inner, maxAttempts);
}

export function userOf(id: string, name = 'Alice'): User {
  return { id, name };
}

/** Calls a method about the user with this id. */
export function call(repository: UserRepository, method: Method, id: string): Promise<User | undefined> {
  return method === 'findById' ? repository.findById(id) : repository.save(userOf(id));
}

/** Fails a call with this value. */
export function failWith(how: Way, value: unknown): Promise<never> {
  if (how === 'throws') throw value;
  return Promise.reject(value);
}

/** Makes a call, and tells what it fails with. The error is in an object, because a promise would adopt a thenable. */
export async function failureOf(action: () => Promise<unknown>): Promise<{ error: unknown; isSynchronous: boolean }> {
  let promise: Promise<unknown> | undefined;
  const thrown = thrownBy(() => {
    promise = action();
  });
  if (thrown !== nothingThrown) return { error: thrown, isSynchronous: true };
  try {
    await promise;
  } catch (error) {
    return { error, isSynchronous: false };
  }
  return { error: nothingThrown, isSynchronous: false };
}

/** What a call resolves with, or what it fails with. */
export async function outcomeOf(action: () => Promise<unknown>): Promise<unknown> {
  let result: unknown;
  const { error } = await failureOf(async () => (result = await action()));
  return error === nothingThrown ? result : { failedWith: error };
}

export interface Call {
  readonly method: Method;
  readonly args: readonly unknown[];
}

/** How a repository may be written. A stand-in has the methods of the interface and notes any other use. */
export const repositoryForms = ['a stand-in', ...objectForms] as const;
export type RepositoryForm = (typeof repositoryForms)[number];

/** A repository that notes its calls and leaves the answers to `answer`. */
export class Database {
  readonly calls: Call[] = [];
  readonly repository: UserRepository;

  constructor(answer: (call: Call, n: number) => unknown, form: RepositoryForm = 'a frozen object') {
    const noting =
      (method: Method) =>
      (...args: unknown[]): Promise<never> => {
        const made = { method, args };
        this.calls.push(made);
        return answer(made, this.calls.length) as Promise<never>;
      };
    const members: UserRepository = { findById: noting('findById'), save: noting('save') };
    this.repository = form === 'a stand-in' ? standIn('inner', members) : inObjectForm(members, form);
  }

  /** `findById u1`, for each call. */
  get lines(): string[] {
    return this.calls.map(lineOf);
  }

  beyondInterface(): string[] {
    return beyondInterface(this.repository);
  }
}

function idOf({ method, args: [argument] }: Call): string {
  return method === 'save' ? (argument as User).id : String(argument);
}

function lineOf(made: Call): string {
  return `${made.method} ${idOf(made)}`;
}

/** A repository with users u1 and u2 whose first finds of each user fail. */
export function failingAtFirst(failures: number): Database {
  const failed = new Map<string, number>();
  return new Database(async ({ method, args: [argument] }) => {
    if (method === 'save') return argument;
    const id = String(argument);
    const count = failed.get(id) ?? 0;
    failed.set(id, count + 1);
    if (count < failures) throw new Error('connection lost');
    return userOf(id);
  });
}

/** An entry as text, without its error: `findById u1 called`. */
export function printed({ method, id, event }: LogEntry): string {
  return `${method} ${id} ${event}`;
}

/** How somebody may replace the methods of one of the learner's decorators. */
export const replacements = ['its methods are replaced', 'an object inherits from it and has other methods'] as const;

/** One of the learner's decorators, except that its methods do what `answer` does. */
export function replaced(
  own: UserRepository,
  how: (typeof replacements)[number],
  answer: (call: Call) => Promise<User>,
): UserRepository {
  const property = (method: Method) => ({
    value: (...args: unknown[]) => answer({ method, args }),
    configurable: true,
    writable: true,
  });
  const [findById, save] = [property('findById'), property('save')];
  if (how === 'its methods are replaced' && Object.isExtensible(own)) {
    Object.defineProperties(own, { findById, save });
    // A proxy may ignore it.
    if (own.findById === findById.value) return own;
  }
  return Object.create(own, { findById, save }) as UserRepository;
}

/** A stack of decorators, the outermost first; its database fails at every other find if that is repeated directly. */
export type Layers = readonly Decorator[];
export type StackStep = { find: 'u1' | 'u2' } | { save: 'u3' };

/** The attempts of each retrying decorator in a stack. */
const attempts = 2;

function isFlaky(layers: Layers): boolean {
  return layers.at(-1) === 'RetryingRepository';
}

/** Runs steps on a stack of the learner's decorators, and tells what reached each logging decorator and the database. */
export class Stack {
  readonly #lines: string[] = [];
  readonly #outermost: UserRepository;

  constructor(layers: Layers) {
    let finds = 0;
    const database = new Database(async (made) => {
      this.#lines.push(`database: ${lineOf(made)}`);
      if (made.method === 'save') return made.args[0];
      finds += 1;
      if (isFlaky(layers) && finds % 2 === 1) throw new Error('connection lost');
      return userOf(String(made.args[0]));
    });
    this.#outermost = layers.reduceRight<UserRepository>((inner, decorator, i) => {
      const log = (entry: LogEntry) => void this.#lines.push(`log ${i + 1}: ${printed(entry)}`);
      return decorate(decorator, inner, { log, maxAttempts: attempts });
    }, database.repository);
  }

  async run(step: StackStep): Promise<{ answer: unknown; happened: string[] }> {
    const answer = await ('find' in step
      ? this.#outermost.findById(step.find)
      : this.#outermost.save(userOf(step.save)));
    return { answer, happened: this.#lines.splice(0) };
  }
}

/** What a stack does, by the statement. */
export class ModelStack {
  readonly #layers: Layers;
  readonly #remembered: Set<string>[];
  #lines: string[] = [];

  constructor(layers: Layers) {
    this.#layers = layers;
    this.#remembered = layers.map(() => new Set());
  }

  run(step: StackStep): { answer: unknown; happened: string[] } {
    this.#lines = [];
    if ('find' in step) this.#find(step.find);
    else this.#around(`save ${step.save}`);
    return { answer: userOf('find' in step ? step.find : step.save), happened: this.#lines };
  }

  #find(id: string): void {
    // Nothing outside the first cache that remembers the answer is affected by it.
    const caches = this.#layers.map((layer, i) => (layer === 'CachingRepository' ? this.#remembered[i] : undefined));
    const hit = caches.findIndex((cache) => cache?.has(id));
    this.#around(`findById ${id}`, hit < 0 ? undefined : hit);
    caches.forEach((cache) => cache?.add(id));
  }

  /** What the logging decorators outside layer `end` write, and between that the calls of the database if it is reached. */
  #around(what: string, end?: number): void {
    const logs = this.#layers.slice(0, end).flatMap((layer, i) => (layer === 'LoggingRepository' ? [i + 1] : []));
    this.#lines.push(...logs.map((i) => `log ${i}: ${what} called`));
    const isRepeated = what.startsWith('find') && isFlaky(this.#layers);
    if (end === undefined) this.#lines.push(...Array<string>(isRepeated ? 2 : 1).fill(`database: ${what}`));
    this.#lines.push(...logs.toReversed().map((i) => `log ${i}: ${what} succeeded`));
  }
}

export function stackSteps(): fc.Arbitrary<StackStep[]> {
  const step = fc.constantFrom<StackStep>({ find: 'u1' }, { find: 'u1' }, { find: 'u2' }, { save: 'u3' });
  return fc.array(step, { minLength: 1, maxLength: 6 });
}

const stacks: Decorator[][] = [
  ['LoggingRepository', 'CachingRepository', 'RetryingRepository'],
  ['CachingRepository', 'LoggingRepository'],
  ['CachingRepository', 'CachingRepository', 'LoggingRepository'],
  ['RetryingRepository', 'LoggingRepository', 'LoggingRepository', 'RetryingRepository'],
];

/** Stacks in which decorators that know each other go wrong. */
export const stackTraps = stacks.map((stack) => ({
  stack,
  steps: [{ find: 'u1' }, { find: 'u1' }, { save: 'u3' }] as StackStep[],
}));

/** A decorator that the learner has never seen: its users belong to a tenant, whose name is part of the inner ids. */
export function tenantRepository(inner: UserRepository, form: RepositoryForm, tenant = 'acme'): UserRepository {
  const innerId = (id: string) => `${tenant}/${id}`;
  const outer = (user: User) => ({ ...user, id: user.id.slice(tenant.length + 1) });
  const members: UserRepository = {
    findById: async (id) => {
      const user = await inner.findById(innerId(id));
      return user && outer(user);
    },
    save: async (user) => outer(await inner.save({ ...user, id: innerId(user.id) })),
  };
  return form === 'a stand-in' ? standIn('inner', members) : inObjectForm(members, form);
}

/** A step of a history of one cache. A save that fails has stored the user all the same. */
export type Step = { find: string; fails?: Way } | { save: string; fails?: Way };

export function histories(): fc.Arbitrary<Step[]> {
  const fails = fc.constantFrom(...ways);
  const find = fc.record({ find: anyKey(), fails }, { requiredKeys: ['find'], noNullPrototype: true });
  const save = fc.record({ save: anyKey(), fails }, { requiredKeys: ['save'], noNullPrototype: true });
  const step = fc.oneof<fc.Arbitrary<Step>[]>(find, find, find, save);
  return fc.array(step, { minLength: 1, maxLength: 12, size: 'max' });
}

/** A step's outcome, and the inner calls that it made. */
interface Played {
  outcome: unknown;
  innerCalls: string[];
}

/** What a history of calls leads to with the learner's cache. Each save stores the user under a name of the database. */
export async function playCache(history: readonly Step[], failure: Failure): Promise<Played[]> {
  const rows = new Map<string, User>();
  let fails: Way | undefined;
  const database = new Database((made, n) => {
    const id = idOf(made);
    if (made.method === 'save') rows.set(id, userOf(id, `stored by call ${n}`));
    return fails ? failWith(fails, failure.value) : Promise.resolve(rows.get(id));
  });
  const repository = new CachingRepository(database.repository);
  const played: Played[] = [];
  for (const step of history) {
    fails = step.fails;
    const before = database.calls.length;
    let outcome: unknown = 'undefined';
    const { error } = await failureOf(async () => {
      const user = await ('find' in step ? repository.findById(step.find) : repository.save(userOf(step.save, 'Bob')));
      if (user !== undefined) outcome = user.name;
    });
    if (error !== nothingThrown) outcome = Object.is(error, failure.value) ? 'fails' : error;
    played.push({ outcome, innerCalls: database.lines.slice(before) });
  }
  return played;
}

/** What the statement says about the same history. */
export function expectedOfCache(history: readonly Step[]): Played[] {
  const rows = new Map<string, string>();
  const remembered = new Map<string, string>();
  let calls = 0;
  return history.map((step) => {
    if ('find' in step) {
      const answer = remembered.get(step.find);
      if (answer !== undefined) return { outcome: answer, innerCalls: [] };
    }
    calls += 1;
    const id = 'find' in step ? step.find : step.save;
    if ('save' in step) {
      rows.set(id, `stored by call ${calls}`);
      remembered.delete(id);
    }
    const outcome = step.fails ? 'fails' : (rows.get(id) ?? 'undefined');
    if ('find' in step && !step.fails) remembered.set(id, outcome);
    return { outcome, innerCalls: [`${'find' in step ? 'findById' : 'save'} ${id}`] };
  });
}

/** Histories in which common mistakes show. */
export const cacheTraps: Step[][] = [
  [{ save: 'a' }, { find: 'a' }, { find: 'a' }],
  [{ find: 'a' }, { find: 'a' }, { find: 'b' }, { find: 'a' }, { find: 'b' }],
  [{ find: 'a' }, { save: 'a' }, { find: 'a' }],
  [{ find: 'a' }, { save: 'a', fails: 'rejects' }, { find: 'a' }],
  [{ find: 'a' }, { save: 'a', fails: 'throws' }, { find: 'a' }],
  [{ find: 'a' }, { find: 'b' }, { save: 'a' }, { find: 'b' }, { find: 'a' }],
  [{ find: 'a', fails: 'rejects' }, { find: 'a' }, { find: 'a' }],
  [{ find: 'a', fails: 'throws' }, { find: 'a' }, { find: 'a' }],
  [{ find: 'a', fails: 'rejects' }, { find: 'a', fails: 'rejects' }, { find: 'a' }],
  [{ find: '' }, { find: '' }, { save: '' }, { find: '' }, { find: '' }],
  [{ find: '__proto__' }, { find: 'constructor' }, { find: '__proto__' }, { find: 'toString' }, { find: 'toString' }],
  [{ save: '__proto__' }, { find: '__proto__' }, { find: '__proto__' }],
  [{ save: 'a' }, { save: 'A' }, { find: 'a' }, { find: 'A' }, { find: 'a ' }, { find: ' a' }],
  [{ save: '\u00e9' }, { find: '\u00e9' }, { find: 'e\u0301' }, { find: 'K' }, { find: '\u212a' }],
  [{ save: 'a' }, { find: 'a' }, { save: 'a' }, { find: 'a' }, { save: 'a' }, { find: 'a' }],
];

/** Failures that are always tried: an ordinary one, and one that looks like none. */
export const typicalFailures: readonly Failure[] = [ordinaryFailure(), named('undefined', undefined)];

/** How one call ends. */
export const outcomes = ['resolves with a user', 'resolves with undefined', 'rejects', 'throws'] as const;
export type Outcome = (typeof outcomes)[number];

export function isFailure(outcome: Outcome): outcome is Way {
  return outcome === 'rejects' || outcome === 'throws';
}

/** Ends a call in one of these ways. */
export function end(outcome: Outcome, id: string, failure: Failure): Promise<User | undefined> {
  if (isFailure(outcome)) return failWith(outcome, failure.value);
  return Promise.resolve(outcome === 'resolves with a user' ? userOf(id) : undefined);
}

/** What happens around two equal calls, one after the other: the entries, the inner calls, and when the caller goes on. */
export async function timelineOf(method: Method, outcome: Outcome, id: string, failure: Failure): Promise<unknown[]> {
  const happened: unknown[] = [];
  const ending = () => {
    happened.push('the inner call ends');
    return end(outcome, id, failure);
  };
  const database = new Database(() => {
    happened.push('the inner call begins');
    return outcome === 'throws' ? ending() : settle().then(ending);
  });
  const repository = new LoggingRepository(database.repository, (entry) => happened.push(entry));
  for (let times = 1; times <= 2; times += 1) {
    await failureOf(() => call(repository, method, id));
    happened.push('the caller gets the outcome');
    await settle();
  }
  return happened.map((one) => (typeof one === 'object' ? { ...one } : one));
}

export function expectedTimeline(method: Method, outcome: Outcome, id: string, failure: Failure): unknown[] {
  const last = isFailure(outcome) ? { event: 'failed', error: failure.value } : { event: 'succeeded' };
  const once = [
    { method, id, event: 'called' },
    'the inner call begins',
    'the inner call ends',
    { method, id, ...last },
    'the caller gets the outcome',
  ];
  return [...once, ...once];
}

/** What is logged about each of several calls that are made at the same time. Their ids are their numbers, from 0. */
export async function entriesWhilePending(calls: readonly PendingCall[], race: fc.Scheduler): Promise<string[][]> {
  const entries: LogEntry[] = [];
  const database = new Database(async (made) => {
    const id = idOf(made);
    await race.schedule(Promise.resolve(), `${made.method} ${id} settles`);
    return calls[Number(id)]?.fails ? failWith('rejects', new Error('connection lost')) : userOf(id);
  });
  const repository = new LoggingRepository(database.repository, (entry) => entries.push(entry));
  calls.forEach(({ method }, i) => void failureOf(() => call(repository, method, `${i}`)));
  await finish(race);
  return calls.map((_, i) => entries.filter(({ id }) => id === `${i}`).map(printed));
}

export interface PendingCall {
  method: Method;
  fails: boolean;
}

/** A repository whose first calls fail, each with its own error. */
export interface Flaky {
  failures: number;
  how: Way;
  /** What the first call fails with. */
  first: Failure;
  /** What later calls resolve with. */
  answer: 'a user' | 'undefined';
}

/** The attempts of one find after another: how many there are, and how the find ends. */
export async function attemptsOf(maxAttempts: number, { failures, how, first, answer }: Flaky, finds: number) {
  const errors = Array.from({ length: failures }, (_, i) => (i === 0 ? first.value : new Error(`error ${i + 1}`)));
  const user = answer === 'a user' ? userOf('u1') : undefined;
  const database = new Database((_, n) => (n <= failures ? failWith(how, errors[n - 1]) : Promise.resolve(user)));
  const repository = new RetryingRepository(database.repository, maxAttempts);
  const all: { attempts: number; outcome: unknown }[] = [];
  for (let find = 1; find <= finds; find += 1) {
    const before = database.calls.length;
    let outcome: unknown;
    const { error } = await failureOf(async () => {
      outcome = (await repository.findById('u1')) === user ? answer : 'another answer';
    });
    await settle();
    if (error !== nothingThrown) outcome = `error ${errors.indexOf(error) + 1}`;
    all.push({ attempts: database.calls.length - before, outcome });
  }
  return all;
}

export function expectedAttempts(maxAttempts: number, { failures, answer }: Flaky, finds: number) {
  return Array.from({ length: finds }, (_, i) => {
    const left = Math.max(0, failures - i * maxAttempts);
    return left < maxAttempts
      ? { attempts: left + 1, outcome: answer }
      : { attempts: maxAttempts, outcome: `error ${(i + 1) * maxAttempts}` };
  });
}

/** Numbers of attempts and failures at which counting goes wrong. */
export const countingTraps = [
  { maxAttempts: 1, failures: 1 },
  { maxAttempts: 3, failures: 0 },
  { maxAttempts: 3, failures: 2 },
  { maxAttempts: 3, failures: 3 },
  { maxAttempts: 3, failures: 5 },
  { maxAttempts: 500, failures: 500 },
].flatMap(({ maxAttempts, failures }) =>
  typicalFailures.flatMap((first) =>
    ways.map((how) => ({ maxAttempts, repository: { failures, how, first, answer: 'undefined' } satisfies Flaky })),
  ),
);

/** A stack of the three decorators, with one from somebody else at this position from the inside. */
export function stackWithTenant(database: UserRepository, position: number, form: RepositoryForm): UserRepository {
  const stack = decorators.toReversed().reduce((inner, decorator, i) => {
    return decorate(decorator, i === position ? tenantRepository(inner, form) : inner);
  }, database);
  return position === decorators.length ? tenantRepository(stack, form) : stack;
}

/** What an error holds, and whether it is frozen. */
export function stateOf(error: unknown): unknown {
  return { content: Object.getOwnPropertyDescriptors(Object(error)), isFrozen: Object.isFrozen(error) };
}
