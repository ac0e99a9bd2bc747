import fc from 'fast-check';
import { ids, walks } from '../support/generators.ts';
import { resultOf, settle } from '../support/settle.ts';
import {
  CachingRepository,
  LoggingRepository,
  RetryingRepository,
  type LogEntry,
  type User,
  type UserRepository,
} from './decorator.ts';

export type Method = 'findById' | 'save';
/** How a logged call ends. */
type LoggedCall = 'found' | 'nobody' | 'saved' | 'findById failed' | 'save failed';
/** What a database fails with. */
export type Failing = 'with an Error' | 'with undefined';
/** A call of a history; the database fails at so many attempts. */
export type Step = { find: string; failures?: number } | { save: string; name: string; failures?: number };

export const alice: User = { id: 'u1', name: 'Alice', roles: ['admin', 'editor'] };

/** What happens, line by line, each line about one user. */
export class Journal {
  readonly #lines: { id: string; line: string }[] = [];

  write(id: string, line: string): void {
    this.#lines.push({ id, line });
  }

  of(id: string): string[] {
    return this.#lines.filter((one) => one.id === id).map(({ line }) => line);
  }
}

interface DatabaseOptions {
  rows?: readonly User[];
  failing?: Failing;
  journal?: Journal;
  /** How long it works at a call. */
  work?: (what: string) => Promise<void>;
}

/** Keeps users in memory, names trimmed; fails when it is told to. */
export class Database {
  /** Hand this to the code under test: what the database notes and when it fails is none of its business. */
  readonly repository: UserRepository = Object.freeze({
    findById: (id) => this.#findById(id),
    save: (user) => this.#save(user),
  } satisfies UserRepository);
  /** What it was asked, in order: `findById a`. */
  readonly calls: string[] = [];
  /** The very objects that it gave. */
  readonly given: User[] = [];
  readonly #rows = new Map<string, User>();
  readonly #failures = new Map<string, number>();
  /** How often calls about a user have failed. */
  readonly #failed = new Map<string, number>();
  readonly #errors = new Map<unknown, string>();
  readonly #failing: Failing;
  readonly #journal: Journal;
  readonly #work: (what: string) => Promise<void>;

  constructor({ rows = [], failing = 'with an Error', journal = new Journal(), work = tick }: DatabaseOptions = {}) {
    for (const user of rows) this.#rows.set(user.id, user);
    this.#failing = failing;
    this.#journal = journal;
    this.#work = work;
  }

  /** The next so many calls about this user fail. */
  fail(id: string, times: number): void {
    this.#failures.set(id, times);
  }

  async #findById(id: string): Promise<User | undefined> {
    await this.#attempt('findById', id);
    const row = this.#rows.get(id);
    if (row === undefined) return undefined;
    const user = structuredClone(row);
    this.given.push(user);
    return user;
  }

  async #save(user: User): Promise<void> {
    const { id, name, roles } = user;
    await this.#attempt('save', id);
    this.#rows.set(id, { id, name: name.trim(), roles: [...roles] });
  }

  /** What came of a call: what it found, that it was saved, or which failure the caller got. */
  async outcomeOf<T>(call: () => Promise<T>): Promise<T | string> {
    return resultOf(call).catch((error: unknown) => `fails ${this.nameOf(error)}`);
  }

  nameOf(error: unknown): string {
    return this.#errors.get(error) ?? `with another error: ${String(error)}`;
  }

  async #attempt(method: Method, id: string): Promise<void> {
    this.calls.push(`${method} ${id}`);
    this.#journal.write(id, 'database is called');
    await this.#work(`the database answers ${method} ${id}`);
    const left = this.#failures.get(id) ?? 0;
    if (left > 0) {
      this.#failures.set(id, left - 1);
      const number = (this.#failed.get(id) ?? 0) + 1;
      this.#failed.set(id, number);
      const error = this.#failing === 'with undefined' ? undefined : new Error(`error ${number}`);
      this.#errors.set(error, error === undefined ? 'with undefined' : `with error ${number}`);
      this.#journal.write(id, `database fails ${this.nameOf(error)}`);
      throw error;
    }
    this.#journal.write(id, 'database answers');
  }
}

/** Plays a history, call by call: what came of each, and how often the database was called for it. */
export async function play(repository: UserRepository, database: Database, history: readonly Step[]) {
  const story: { outcome: unknown; databaseCalls: string[] }[] = [];
  for (const step of history) {
    const id = 'find' in step ? step.find : step.save;
    database.fail(id, step.failures ?? 0);
    const before = database.calls.length;
    const call = 'find' in step ? () => repository.findById(id) : () => repository.save(userOf(step.save, step.name));
    const outcome = await database.outcomeOf<unknown>(call);
    story.push({ outcome, databaseCalls: database.calls.slice(before) });
  }
  return story;
}

export function userOf(id: string, name = 'Alice'): User {
  return { id, name, roles: ['reader'] };
}

export function calling(repository: UserRepository, method: Method, id: string): Promise<unknown> {
  return method === 'findById' ? repository.findById(id) : repository.save(userOf(id));
}

type Layer = 'logging' | 'caching' | 'retrying';

/** As it is, so that the compiler takes examples for the same type as what is generated. */
export function layers(...all: Layer[]): Layer[] {
  return all;
}

/** Decorators around a database, the outermost first. */
export function stackOf(layers: readonly Layer[], database: UserRepository): UserRepository {
  return layers.reduceRight<UserRepository>((inner, layer) => {
    if (layer === 'logging') return new LoggingRepository(inner, () => {});
    return layer === 'caching' ? new CachingRepository(inner) : new RetryingRepository(inner, 2);
  }, database);
}

/** An entry as text: `log: findById failed with error 1`. */
export function printed({ method, event, error }: LogEntry, database: Database): string {
  return `log: ${method} ${event}${event === 'failed' || error !== undefined ? ` ${database.nameOf(error)}` : ''}`;
}

/** What can happen to one user when finds and saves overlap. */
const happenings = [
  'find',
  'database reads',
  'answer arrives',
  'newest answer arrives',
  'find fails',
  'save',
  'database writes',
  'save confirmed',
  'save fails',
] as const;
export type Happening = (typeof happenings)[number];

/** A call that has reached the database and has not come back. */
interface Pending {
  readonly method: Method;
  /** Who is to be written, or who was read. */
  user?: User;
  /** The database has read or written. */
  isDone: boolean;
  resolve(user?: User): void;
  reject(error: unknown): void;
}

/** A cache before a database that does nothing by itself: each moment of a call is told. */
export class Overlap {
  /** Calls inward so far. */
  readonly calls: Method[] = [];
  /** All that has happened, and the same with answers that were true while the caller waited. */
  readonly story: string[] = [];
  readonly trueStory: string[] = [];
  readonly #cache: CachingRepository;
  /** The names that the database has held, in order; the last one is there now. */
  readonly #names = ['name 0'];
  readonly #results: Promise<void>[] = [];
  #pending: Pending[] = [];

  constructor() {
    this.#cache = new CachingRepository({
      findById: () => this.#reach<User | undefined>('findById'),
      save: (user) => this.#reach<void>('save', user),
    });
  }

  /** Tells a story; what cannot happen at its moment is left out. */
  async happen(...story: Happening[]): Promise<void> {
    for (const what of story) {
      this.#step(what);
      await settle();
    }
  }

  /** All that is under way comes to a good end. */
  async finish(): Promise<void> {
    while (this.#pending.length > 0) {
      await this.happen('database writes', 'save confirmed', 'database reads', 'answer arrives');
    }
    await Promise.all(this.#results);
  }

  #step(what: Happening): void {
    const pending = (method: Method, isDone?: boolean) =>
      this.#pending.filter((one) => one.method === method && (isDone ?? one.isDone) === one.isDone);
    const number = this.#results.length + 1;
    switch (what) {
      case 'find':
        return this.#find(`call ${number}`, this.#names.length - 1);
      case 'save':
        return this.#save(`call ${number}`, `name ${number}`);
      case 'database reads':
        return this.#read(pending('findById', false)[0]);
      case 'database writes':
        return this.#write(pending('save', false)[0]);
      case 'answer arrives':
        return this.#end(what, pending('findById', true)[0]);
      case 'newest answer arrives':
        return this.#end(what, pending('findById', true).at(-1));
      case 'save confirmed':
        return this.#end(what, pending('save', true)[0]);
      case 'find fails':
        return this.#end(what, pending('findById')[0]);
      case 'save fails':
        return this.#end(what, pending('save')[0]);
      default:
        what satisfies never;
    }
  }

  #reach<T>(method: Method, user?: User): Promise<T> {
    this.calls.push(method);
    return new Promise((resolve, reject) => {
      const call = { method, isDone: false, resolve: resolve as (user?: User) => void, reject };
      this.#pending.push(user === undefined ? call : { ...call, user });
    });
  }

  #find(who: string, since: number): void {
    const answered = (user: User | undefined) => {
      const held = this.#names.slice(since);
      const isTrue = user !== undefined && held.includes(user.name);
      this.#tell(`${who} gets ${user?.name}`, `${who} gets ${isTrue ? user.name : held.join(' or ')}`);
    };
    this.#tell(`${who}: find`);
    this.#results.push(resultOf(() => this.#cache.findById('u1')).then(answered, () => this.#tell(`${who} fails`)));
  }

  #save(who: string, name: string): void {
    this.#tell(`${who}: save ${name}`);
    this.#results.push(resultOf(() => this.#cache.save(userOf('u1', name))).catch(() => {}));
  }

  #read(call?: Pending): void {
    if (!call) return;
    Object.assign(call, { isDone: true, user: userOf('u1', this.#names.at(-1)) });
    this.#tell(`database reads ${this.#names.at(-1)}`);
  }

  #write(call?: Pending): void {
    if (!call?.user) return;
    call.isDone = true;
    this.#names.push(call.user.name);
    this.#tell(`database writes ${call.user.name}`);
  }

  #end(what: Happening, call?: Pending): void {
    if (!call) return;
    this.#pending = this.#pending.filter((one) => one !== call);
    this.#tell(what);
    if (what.endsWith('fails')) call.reject(new Error('connection lost'));
    else call.resolve(call.method === 'findById' ? call.user : undefined);
  }

  #tell(line: string, truth = line): void {
    this.story.push(line);
    this.trueStory.push(truth);
  }
}

/** Stories in which a cache tells what is no longer true. */
export const traps = [
  // What was read before the save arrives after it; is shared after it; takes the place of something newer.
  'find, database reads, save, database writes, save confirmed, answer arrives',
  'find, database reads, save, database writes, save confirmed, find',
  'find, database reads, save, database writes, save confirmed, find, database reads, newest answer arrives, answer arrives',
  // Somebody asks while the save is under way.
  'find, database reads, answer arrives, save, database writes, find',
  'save, find, database reads, answer arrives, database writes, save confirmed',
  'save, find, database reads, database writes, find',
  'save, find, database reads, database writes, save confirmed, find',
  // The save fails, having written.
  'find, database reads, answer arrives, save, database writes, save fails',
  // Of two saves one is over.
  'save, save, database writes, save confirmed, find, database reads, answer arrives, database writes, save confirmed',
].map((story) => story.split(', ') as Happening[]);

export function stories(): fc.Arbitrary<Happening[]> {
  return walks(fc.constantFrom(...happenings));
}

export function stacks(): fc.Arbitrary<Layer[]> {
  return fc.array(fc.constantFrom<Layer[]>('caching', 'logging', 'retrying'), { minLength: 1, maxLength: 4 });
}

/** Names that the database keeps otherwise than it was given them, and such that it doesn't. */
export function names(): fc.Arbitrary<string> {
  return fc.constantFrom('Bob', ' Eve ', 'Zoe');
}

export function histories(failures: fc.Arbitrary<number> = fc.constant(0)): fc.Arbitrary<Step[]> {
  const find = fc.record({ find: someIds(), failures }, { noNullPrototype: true });
  const save = fc.record({ save: someIds(), name: names(), failures }, { noNullPrototype: true });
  return walks(fc.oneof({ weight: 2, arbitrary: find }, { weight: 1, arbitrary: save }), 8);
}

/** A few that meet often, and all the tricky ones. */
function someIds(): fc.Arbitrary<string> {
  return fc.oneof(fc.constantFrom('a', 'A'), ids());
}

export function methods(): fc.Arbitrary<Method> {
  return fc.constantFrom<Method[]>('findById', 'save');
}

/** Calls at the same time, each of which fails so many times. */
export function failingCalls(): fc.Arbitrary<{ method: Method; failures: number }[]> {
  const call = fc.record({ method: methods(), failures: fc.nat(5) }, { noNullPrototype: true });
  return fc.array(call, { minLength: 1, maxLength: 3 });
}

export function loggedCalls(): fc.Arbitrary<LoggedCall[]> {
  const call = fc.constantFrom<LoggedCall[]>('found', 'nobody', 'saved', 'findById failed', 'save failed');
  return fc.array(call, { minLength: 1, maxLength: 4 });
}

export function rounds(): fc.Arbitrary<Round[]> {
  const database = fc.constantFrom<Round['database'][]>('fails', 'answers');
  const round = fc.record({ callers: fc.integer({ min: 1, max: 3 }), database }, { noNullPrototype: true });
  return walks(round, 4);
}

export function failing(): fc.Arbitrary<Failing> {
  return fc.constantFrom<Failing[]>('with an Error', 'with undefined');
}

async function tick(): Promise<void> {}

/** Which calls of a history the cache should pass on, the decorators outside of it left aside. */
function callsInward(history: readonly Step[], attemptsOf: (failures: number) => number): number[] {
  const kept = new Set<string>();
  return history.map((step) => {
    const { failures = 0 } = step;
    if ('save' in step) kept.delete(step.save);
    else if (kept.has(step.find)) return 0;
    const attempts = attemptsOf(failures);
    if ('find' in step && failures < attempts) kept.add(step.find);
    return attempts;
  });
}

/** What the caching decorator alone should ask its database at each step. */
export function toldByCache(history: readonly Step[]): (Step & { databaseCalls: string[] })[] {
  const calls = callsInward(history, () => 1);
  return history.map((step, i) => {
    const call = 'find' in step ? `findById ${step.find}` : `save ${step.save}`;
    return { ...step, databaseCalls: calls[i] === 0 ? [] : [call] };
  });
}

/** What the whole stack should log and ask at each step. */
export function toldByStack(maxAttempts: number, history: readonly Step[]) {
  const calls = callsInward(history, (failures) => Math.min(failures + 1, maxAttempts));
  const saved = new Set<string>();
  return history.map((step, i) => {
    const id = 'find' in step ? step.find : step.save;
    const failed = calls[i] !== 0 && (step.failures ?? 0) >= maxAttempts;
    if ('save' in step && !failed) saved.add(id);
    const event = failed ? 'failed' : 'save' in step ? 'saved' : saved.has(id) ? 'found' : 'nobody';
    const method = 'find' in step ? 'findById' : 'save';
    return { ...step, log: [`${method} called`, `${method} ${event}`], databaseCalls: calls[i] };
  });
}

export function toldByRetrying(maxAttempts: number, failures: number, failing: Failing): string[] {
  const name = (attempt: number) => (failing === 'with undefined' ? failing : `with error ${attempt}`);
  const failed = Math.min(failures, maxAttempts);
  const attempts = Array.from({ length: failed }, (_, i) => ['database is called', `database fails ${name(i + 1)}`]);
  return failed < maxAttempts
    ? [...attempts.flat(), 'database is called', 'database answers', 'caller is answered']
    : [...attempts.flat(), `caller fails ${name(maxAttempts)}`];
}

/** What should be written about a call by the log, the database and the caller. */
export function toldByLogging(event: LoggedCall, failing: Failing): string[] {
  const method = event.startsWith('save') ? 'save' : 'findById';
  const failure = failing === 'with undefined' ? `fails ${failing}` : 'fails with error 1';
  const [logged, database, caller] = event.endsWith('failed')
    ? [`failed ${failure.slice(6)}`, failure, failure]
    : [event, 'answers', 'is answered'];
  return [
    `log: ${method} called`,
    'database is called',
    `database ${database}`,
    `log: ${method} ${logged}`,
    `caller ${caller}`,
  ];
}

/** Callers who ask at the same time, and what the database does at a call. */
interface Round {
  callers: number;
  database: 'fails' | 'answers';
}

/** What the callers of each round should get about Alice, and how often the database should have been called. */
export function toldByRounds(rounds: readonly Round[], failing: Failing): { outcomes: unknown[]; calls: number }[] {
  let calls = 0;
  let isKept = false;
  return rounds.map(({ callers, database }) => {
    if (!isKept) calls += 1;
    isKept ||= database === 'answers';
    const failure = failing === 'with undefined' ? `fails ${failing}` : `fails with error ${calls}`;
    return { outcomes: Array.from({ length: callers }, () => (isKept ? alice : failure)), calls };
  });
}
