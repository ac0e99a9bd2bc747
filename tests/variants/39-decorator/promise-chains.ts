import type { Log, LogEntry, User, UserRepository } from '../../../solutions/39-decorator/decorator.ts';

export type { Log, LogEntry, User, UserRepository } from '../../../solutions/39-decorator/decorator.ts';

type Around = (about: Pick<LogEntry, 'method' | 'id'>, call: () => Promise<any>) => Promise<any>;

/** A repository whose two methods go through the same function. */
class Decorator implements UserRepository {
  readonly inner: UserRepository;
  readonly around: Around;

  constructor(inner: UserRepository, around: Around) {
    this.inner = inner;
    this.around = around;
  }

  findById(id: string): Promise<User | undefined> {
    return this.around({ method: 'findById', id }, () => this.inner.findById(id));
  }

  save(user: User): Promise<void> {
    return this.around({ method: 'save', id: user.id }, () => this.inner.save(user));
  }
}

export class LoggingRepository extends Decorator {
  constructor(inner: UserRepository, log: Log) {
    super(inner, (about, call) => {
      log({ ...about, event: 'called' });
      return call().then(
        (answer) => {
          const event = about.method === 'save' ? 'saved' : answer ? 'found' : 'nobody';
          log({ ...about, event });
          return answer;
        },
        (error) => {
          log({ ...about, event: 'failed', error });
          return Promise.reject(error);
        },
      );
    });
  }
}

export class RetryingRepository extends Decorator {
  constructor(inner: UserRepository, maxAttempts: number) {
    const attempt = (call: () => Promise<any>, left: number): Promise<any> =>
      left === 0
        ? call()
        : call().then(
            (answer) => answer,
            () => attempt(call, left - 1),
          );
    super(inner, (_, call) => attempt(call, maxAttempts - 1));
  }
}

interface Entry {
  /** How many saves have begun or ended: an answer from another age is not kept. */
  age: number;
  saves: number;
  kept?: { readonly text: string | undefined };
  underWay?: Promise<string | undefined> | undefined;
}

/** Keeps text, apart from the questions under way; ages tell what is out of date. */
export class CachingRepository extends Decorator {
  constructor(inner: UserRepository) {
    const entries = new Map<string, Entry>();
    const entryOf = (id: string) => {
      const entry = entries.get(id) ?? { age: 0, saves: 0 };
      entries.set(id, entry);
      return entry;
    };
    const grow = (entry: Entry, saves: number) => {
      entry.age += 1;
      entry.saves += saves;
      delete entry.kept;
      delete entry.underWay;
    };
    const ask = (entry: Entry, call: () => Promise<User | undefined>) => {
      const { age } = entry;
      const text = call().then((user) => (user ? JSON.stringify(user) : undefined));
      if (entry.saves > 0) return text;
      entry.underWay = text;
      const over = (keep: { kept?: { text: string | undefined } }) => {
        if (entry.age !== age) return;
        delete entry.underWay;
        Object.assign(entry, keep);
      };
      text.then(
        (answer) => over({ kept: { text: answer } }),
        () => over({}),
      );
      return text;
    };
    super(inner, ({ method, id }, call) => {
      const entry = entryOf(id);
      if (method === 'save') {
        grow(entry, 1);
        return call().finally(() => grow(entry, -1));
      }
      const text = entry.kept ? Promise.resolve(entry.kept.text) : (entry.underWay ?? ask(entry, call));
      return text.then((json) => (json === undefined ? undefined : (JSON.parse(json) as User)));
    });
  }
}

export function createUserRepository(database: UserRepository, log: Log, maxAttempts: number): UserRepository {
  return new LoggingRepository(new CachingRepository(new RetryingRepository(database, maxAttempts)), log);
}
