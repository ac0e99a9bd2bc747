import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { misplacedExports } from '../support/exports.ts';
import { anyFailure, ordinaryFailure } from '../support/failure.ts';
import { anyString } from '../support/hostile.ts';
import { otherImports } from '../support/import-rules.ts';
import { example, law } from '../support/law.ts';
import { finish, settle, ticks } from '../support/settle.ts';
import { CachingRepository } from './caching-repository.ts';
import {
  attemptsOf,
  cacheTraps,
  call,
  countingTraps,
  Database,
  decorate,
  decorators,
  end,
  entriesWhilePending,
  expectedAttempts,
  expectedOfCache,
  expectedTimeline,
  failingAtFirst,
  failureOf,
  failWith,
  type Flaky,
  histories,
  isFailure,
  methods,
  ModelStack,
  outcomeOf,
  outcomes,
  type PendingCall,
  playCache,
  printed,
  replaced,
  replacements,
  repositoryForms,
  Stack,
  stackSteps,
  stackTraps,
  stackWithTenant,
  stateOf,
  timelineOf,
  typicalFailures,
  userOf,
  ways,
} from './decorator.model.ts';
import type { LogEntry } from './log.ts';
import { LoggingRepository } from './logging-repository.ts';
import { RetryingRepository } from './retrying-repository.ts';
import type { User } from './user-repository.ts';

const ordinaryIds = fc.constantFrom('u1', 'u2');
const anyDecorator = fc.constantFrom(...decorators);
const anyMethod = fc.constantFrom(...methods);
const everyCall = decorators.flatMap((decorator) => methods.map((method) => ({ decorator, method })));

describe('1 ★ Each decorator adds one thing', () => {
  law('LoggingRepository logs a find and that it succeeded', { id: ordinaryIds }, async ({ id }) => {
    const lines: string[] = [];
    const repository = new LoggingRepository(failingAtFirst(0).repository, (entry) => lines.push(printed(entry)));
    expect(await repository.findById(id)).toEqual(userOf(id));
    expect(lines).toEqual([`findById ${id} called`, `findById ${id} succeeded`]);
  });

  law('CachingRepository answers a second find without an inner call', { id: ordinaryIds }, async ({ id }) => {
    const database = failingAtFirst(0);
    const repository = new CachingRepository(database.repository);
    expect([await repository.findById(id), await repository.findById(id)]).toEqual([userOf(id), userOf(id)]);
    expect(database.lines).toEqual([`findById ${id}`]);
  });

  law('RetryingRepository repeats a find that fails', { id: ordinaryIds }, async ({ id }) => {
    const database = failingAtFirst(1);
    const repository = new RetryingRepository(database.repository, 3);
    expect(await outcomeOf(() => repository.findById(id))).toEqual(userOf(id));
    expect(database.lines).toEqual([`findById ${id}`, `findById ${id}`]);
  });
});

describe('2 ★ Decorators stack', () => {
  law(
    'the stack of the example logs every find, answers the second one from the cache, and repeats failed finds',
    { id: ordinaryIds, failures: fc.nat(2) },
    async ({ id, failures }) => {
      const database = failingAtFirst(failures);
      const lines: string[] = [];
      const retrying = new RetryingRepository(database.repository, 3);
      const users = new LoggingRepository(new CachingRepository(retrying), (entry) => lines.push(printed(entry)));
      const find = () => outcomeOf(() => users.findById(id));
      expect([await find(), await find()]).toEqual([userOf(id), userOf(id)]);
      const logged = [`findById ${id} called`, `findById ${id} succeeded`];
      expect({ finds: database.calls.length, lines }).toEqual({ finds: failures + 1, lines: [...logged, ...logged] });
    },
  );
});

describe('3 ★★ Everything else passes through unchanged', () => {
  law(
    'a find passes on the id as the only argument, and resolves with the value of the inner call, even the second time',
    { decorator: anyDecorator, id: anyString(), known: fc.boolean() },
    async ({ decorator, id, known }, { caller }) => {
      const answer = known ? caller.give(userOf(id), 'the answer') : undefined;
      const database = new Database(async () => answer);
      const log = caller.give(() => {}, 'the log');
      const repository = decorate(decorator, database.repository, { log });
      expect(await repository.findById(id)).toBe(answer);
      expect(database.calls).toEqual([{ method: 'findById', args: [id] }]);
      expect(await repository.findById(id)).toBe(answer);
    },
    { examples: decorators.flatMap((decorator) => ['u1', '', ' U1 '].map((id) => ({ decorator, id, known: true }))) },
  );

  law(
    'a save passes on the user object itself as the only argument, resolves with the result itself, and makes no other calls',
    { decorator: anyDecorator, id: anyString(), name: anyString() },
    async ({ decorator, id, name }, { caller }) => {
      const user = caller.give(userOf(id, name), 'the user');
      const stored = caller.give(userOf(id, 'as stored'), 'the result');
      const database = new Database(async () => stored);
      const repository = decorate(decorator, database.repository);
      expect(await repository.save(user)).toBe(stored);
      expect(await repository.save(user)).toBe(stored);
      await settle();
      const made = { method: 'save', args: [user] };
      expect(database.calls).toEqual([made, made]);
      expect(database.calls[0]?.args[0]).toBe(user);
    },
    { examples: decorators.map((decorator) => ({ decorator, id: 'u1', name: ' Bob ' })) },
  );

  law(
    'calls that are pending at the same time each make their own inner call, and get its answer',
    {
      decorator: anyDecorator,
      calls: fc.array(anyMethod, { minLength: 2, maxLength: 4 }),
      ticksToAnswer: fc.array(fc.nat(20), { minLength: 4, maxLength: 4 }),
    },
    async ({ decorator, calls, ticksToAnswer }) => {
      const database = new Database(async ({ method, args: [argument] }, n) => {
        const { id } = method === 'save' ? (argument as User) : { id: String(argument) };
        await ticks(ticksToAnswer[n - 1] ?? 0);
        return userOf(id);
      });
      const repository = decorate(decorator, database.repository);
      // What a cache does for one user at the same time is out of scope.
      const ids = calls.map((_, i) => (decorator === 'CachingRepository' ? `u${i}` : `u${i % 2}`));
      const answers = calls.map((method, i) => outcomeOf(() => call(repository, method, ids[i] ?? '')));
      expect(await Promise.all(answers)).toEqual(ids.map((id) => userOf(id)));
      expect(database.lines.toSorted()).toEqual(calls.map((method, i) => `${method} ${ids[i]}`).toSorted());
    },
    {
      effort: 0.5,
      examples: everyCall.flatMap(({ decorator, method }) =>
        [2, 3].map((length) => ({
          decorator,
          calls: Array.from({ length }, () => method),
          ticksToAnswer: [5, 5, 5, 5],
        })),
      ),
    },
  );

  law(
    'if the inner call fails, the decorator rejects with the same value, and a save is not repeated',
    { decorator: anyDecorator, method: anyMethod, how: fc.constantFrom(...ways), failure: anyFailure() },
    async ({ decorator, method, how, failure }) => {
      const before = stateOf(failure.value);
      const database = new Database(() => failWith(how, failure.value));
      const repository = decorate(decorator, database.repository, { maxAttempts: method === 'save' ? 3 : 1 });
      const { error, isSynchronous } = await failureOf(() => call(repository, method, 'u1'));
      expect(error, 'what the caller gets').toBe(failure.value);
      expect({ isSynchronous }).toEqual({ isSynchronous: false });
      await settle();
      if (method === 'save') expect(database.lines).toEqual(['save u1']);
      expect(stateOf(failure.value)).toEqual(before);
    },
    {
      examples: everyCall.flatMap((one) => ways.map((how) => ({ ...one, how, failure: ordinaryFailure() }))),
    },
  );
});

describe('4 ★★ Any decorator can wrap any repository', () => {
  law(
    'each decorator of a stack acts on the calls that reach it, in any order and any number of times',
    { stack: fc.array(anyDecorator, { minLength: 1, maxLength: 5 }), steps: stackSteps() },
    async ({ stack, steps }, mode) => {
      const model = new ModelStack(stack);
      const actual = mode.use(() => new Stack(stack));
      for (const step of steps) expect(await actual.run(step)).toEqual(model.run(step));
    },
    {
      modes: { inCompany: true },
      examples: stackTraps,
    },
  );

  example('RetryingRepository around LoggingRepository: each attempt is logged as a call', async () => {
    const lines: string[] = [];
    const logging = new LoggingRepository(failingAtFirst(2).repository, (entry) => lines.push(printed(entry)));
    await failureOf(() => new RetryingRepository(logging, 3).findById('u1'));
    expect(lines.filter((line) => line.endsWith('called'))).toEqual(Array(3).fill('findById u1 called'));
  });

  law(
    'a decorator uses only the two methods of the inner repository, whatever object that is',
    { decorator: anyDecorator, method: anyMethod, inner: fc.constantFrom(...repositoryForms) },
    async ({ decorator, method, inner }) => {
      const user = userOf('u1');
      const database = new Database(async () => user, inner);
      const repository = decorate(decorator, database.repository);
      expect(await outcomeOf(() => call(repository, method, 'u1'))).toEqual(user);
      expect(database.lines).toEqual([`${method} u1`]);
      expect(database.beyondInterface(), 'Your decorator uses more than the methods').toEqual([]);
    },
    { examples: everyCall.flatMap((one) => repositoryForms.map((inner) => ({ ...one, inner }))) },
  );

  law(
    'a decorator calls the methods of one of your decorators, even if they have been replaced',
    { outer: anyDecorator, inner: anyDecorator, how: fc.constantFrom(...replacements), method: anyMethod },
    async ({ outer, inner, how, method }) => {
      const database = new Database(async () => userOf('u1', 'from the database'));
      const calls: string[] = [];
      const own = replaced(decorate(inner, database.repository), how, async (made) => {
        calls.push(made.method);
        return userOf('u1', 'from the replaced method');
      });
      const user = await outcomeOf(() => call(decorate(outer, own), method, 'u1'));
      expect({ user, calls, database: database.lines }).toEqual({
        user: userOf('u1', 'from the replaced method'),
        calls: [method],
        database: [],
      });
    },
    {
      why: 'a decorator that bypasses the methods of its inner repository skips what those methods add',
      examples: decorators.flatMap((outer) =>
        decorators.flatMap((inner) => replacements.map((how) => ({ outer, inner, how, method: 'findById' as const }))),
      ),
    },
  );

  law(
    'creating a decorator makes no calls, and the inner repository can still be used on its own',
    { decorator: anyDecorator },
    async ({ decorator }) => {
      const database = new Database(async () => userOf('u1'), 'an object literal');
      const before = { ...database.repository };
      let entries = 0;
      const repository = decorate(decorator, database.repository, { log: () => (entries += 1) });
      await settle();
      expect({ calls: database.lines, entries }).toEqual({ calls: [], entries: 0 });
      await repository.findById('u1');
      expect(Object.entries(database.repository)).toEqual(Object.entries(before));
      entries = 0;
      await database.repository.findById('u1');
      expect({ calls: database.lines, entries }).toEqual({ calls: ['findById u1', 'findById u1'], entries: 0 });
    },
    { effort: 0.1, examples: decorators.map((decorator) => ({ decorator })) },
  );

  example('two caches around one repository each remember their own answers', async () => {
    const database = failingAtFirst(0);
    const [one, other] = [new CachingRepository(database.repository), new CachingRepository(database.repository)];
    await one.findById('u1');
    await other.findById('u1');
    expect(database.lines).toEqual(['findById u1', 'findById u1']);
  });
});

describe('5 ★★ A find makes at most `maxAttempts` attempts', () => {
  law(
    'attempts end with the first success, or with the failure of attempt number maxAttempts',
    { maxAttempts: fc.integer({ min: 1, max: 6 }), repository: flakyRepositories() },
    async ({ maxAttempts, repository }) => {
      expect(await attemptsOf(maxAttempts, repository, 2)).toEqual(expectedAttempts(maxAttempts, repository, 2));
    },
    { examples: countingTraps },
  );

  example('the next attempt begins after the previous one has failed', async () => {
    const fail: (() => void)[] = [];
    const database = new Database(() => new Promise((_, reject) => fail.push(() => reject(new Error('lost')))));
    const find = failureOf(() => new RetryingRepository(database.repository, 3).findById('u1'));
    for (const attempt of [1, 2, 3]) {
      await settle();
      expect(database.calls.length).toBe(attempt);
      fail[attempt - 1]?.();
    }
    expect(await find).toMatchObject({ error: new Error('lost') });
  });

  example(
    'a find has all its attempts, even if it starts while another find of that user is being retried',
    async () => {
      const end: ((fails: boolean) => void)[] = [];
      const database = new Database(
        ({ args: [id] }) =>
          new Promise((resolve, reject) =>
            end.push((fails) => (fails ? reject(new Error('lost')) : resolve(userOf(String(id))))),
          ),
      );
      const repository = new RetryingRepository(database.repository, 2);
      const finds = [outcomeOf(() => repository.findById('u1'))];
      await settle();
      end[0]?.(true);
      await settle();
      finds.push(outcomeOf(() => repository.findById('u1')));
      await settle();
      end[2]?.(true);
      await settle();
      for (const attempt of [1, 3]) end[attempt]?.(false);
      expect(await Promise.all(finds)).toEqual([userOf('u1'), userOf('u1')]);
    },
  );

  law(
    'finds that are pending at the same time have their own attempts, even for one user',
    { ids: fc.array(ordinaryIds, { minLength: 2, maxLength: 4 }), maxAttempts: fc.constant(3), race: fc.scheduler() },
    async ({ ids, maxAttempts, race }) => {
      const database = new Database(async (_, n) => {
        await race.schedule(Promise.resolve(), `attempt ${n} fails`);
        throw new Error('connection lost');
      });
      const repository = new RetryingRepository(database.repository, maxAttempts);
      const finds = ids.map((id) => failureOf(() => repository.findById(id)));
      await finish(race);
      const errors = (await Promise.all(finds)).map(({ error }) => error);
      expect(errors).toEqual(ids.map(() => new Error('connection lost')));
      const expected = ids.flatMap((id) => Array<string>(maxAttempts).fill(`findById ${id}`));
      expect(database.lines.toSorted()).toEqual(expected.toSorted());
    },
    { effort: 0.5 },
  );
});

describe('6 ★★ Every call is logged with its outcome', () => {
  law(
    'each call has exactly two entries, the first before the inner call, the second before the caller gets the outcome',
    { method: anyMethod, outcome: fc.constantFrom(...outcomes), id: anyString(), failure: anyFailure() },
    async ({ method, outcome, id, failure }) => {
      const happened = await timelineOf(method, outcome, id, failure);
      expect(happened).toStrictEqual(expectedTimeline(method, outcome, id, failure));
      if (isFailure(outcome)) expect((happened[3] as LogEntry).error, 'the error of the entry').toBe(failure.value);
    },
    {
      why: 'people read the log to find the calls that failed or never ended',
      examples: methods.flatMap((method) =>
        outcomes.flatMap((outcome) => typicalFailures.map((failure) => ({ method, outcome, id: 'u1', failure }))),
      ),
    },
  );

  law(
    'both entries of a save contain the id that the user had at the time of the call, even if the caller changes the user meanwhile',
    { outcome: fc.constantFrom(...outcomes) },
    async ({ outcome }) => {
      const ids: string[] = [];
      const user = { id: 'u1', name: 'Alice' };
      const database = new Database(() => settle().then(() => end(outcome, 'u1', ordinaryFailure())));
      const save = failureOf(() => new LoggingRepository(database.repository, ({ id }) => ids.push(id)).save(user));
      user.id = 'u2';
      await save;
      expect(ids).toEqual(['u1', 'u1']);
    },
    { effort: 0.1, examples: outcomes.map((outcome) => ({ outcome })) },
  );

  law(
    'pending calls do not affect each other, in whatever order they settle',
    { calls: pendingCalls(), race: fc.scheduler() },
    async ({ calls, race }) => {
      const outcomes = calls.map(({ fails }) => (fails ? 'failed' : 'succeeded'));
      const expected = calls.map(({ method }, i) => [`${method} ${i} called`, `${method} ${i} ${outcomes[i]}`]);
      expect(await entriesWhilePending(calls, race)).toEqual(expected);
    },
    { effort: 0.5 },
  );
});

describe('7 ★★★ The cache remembers answers, but not failures', () => {
  law(
    'a sequence of finds and saves makes the inner calls that the rule describes, and no others',
    { history: histories(), failure: anyFailure() },
    async ({ history, failure }) => {
      expect(await playCache(history, failure)).toEqual(expectedOfCache(history));
    },
    {
      why: ({ history }) =>
        history.some((step) => 'find' in step && step.fails)
          ? 'one lost connection must not lock a user out until the next restart'
          : undefined,
      examples: cacheTraps.flatMap((history) => typicalFailures.map((failure) => ({ history, failure }))),
    },
  );

  example('an answer is remembered for the id that was asked for, even if the user has another id', async () => {
    const database = new Database(async () => userOf('renamed'));
    const repository = new CachingRepository(database.repository);
    for (const id of ['u1', 'u1', 'renamed']) await repository.findById(id);
    expect(database.lines).toEqual(['findById u1', 'findById renamed']);
  });

  example('2,000 answers are remembered', async () => {
    const database = new Database(async ({ args: [id] }) => userOf(String(id)));
    const repository = new CachingRepository(database.repository);
    for (let i = 0; i < 4_000; i += 1) await repository.findById(`u${i % 2_000}`);
    expect(database.calls.length).toBe(2_000);
  });
});

describe('8 ★★★ A new decorator needs no change to existing files', () => {
  law(
    'a decorator that you have never seen works at any position in a stack',
    { position: fc.nat(3), form: fc.constantFrom(...repositoryForms) },
    async ({ position, form }) => {
      const database = failingAtFirst(1);
      const users = stackWithTenant(database.repository, position, form);
      const find = () => outcomeOf(() => users.findById('u1'));
      const save = () => outcomeOf(() => users.save(userOf('u1')));
      expect([await find(), await find(), await save()]).toEqual(Array(3).fill(userOf('u1')));
      expect(new Set(database.lines)).toEqual(new Set(['findById acme/u1', 'save acme/u1']));
    },
    { effort: 0.3, examples: [0, 1, 2, 3].map((position) => ({ position, form: 'an object literal' as const })) },
  );

  example('your files import only user-repository.ts and log.ts, and work together', async () => {
    const given = { 'user-repository.ts': [], 'log.ts': [] };
    const mayImport = Object.keys(given);
    const own = ['logging-repository.ts', 'caching-repository.ts', 'retrying-repository.ts'];
    const rules = { ...given, ...Object.fromEntries(own.map((file) => [file, mayImport])) };
    expect(otherImports(import.meta.url, rules)).toEqual([]);
    const users = new LoggingRepository(new CachingRepository(failingAtFirst(0).repository), () => {});
    expect(await users.findById('u1')).toEqual(userOf('u1'));
  });

  example('each file exports only what the statement lists for it', () => {
    const listed = {
      'logging-repository.ts': ['LoggingRepository'],
      'caching-repository.ts': ['CachingRepository'],
      'retrying-repository.ts': ['RetryingRepository'],
      'user-repository.ts': ['User', 'UserRepository'],
      'log.ts': ['LogEntry', 'Log'],
    };
    expect(misplacedExports(import.meta.url, listed)).toEqual([]);
  });
});

function flakyRepositories(): fc.Arbitrary<Flaky> {
  const answer = fc.constantFrom('a user' as const, 'undefined' as const);
  const how = fc.constantFrom(...ways);
  return fc.record({ failures: fc.nat(7), how, first: anyFailure(), answer }, { noNullPrototype: true });
}

function pendingCalls(): fc.Arbitrary<PendingCall[]> {
  const one = fc.record({ method: anyMethod, fails: fc.boolean() }, { noNullPrototype: true });
  return fc.array(one, { minLength: 2, maxLength: 4 });
}
