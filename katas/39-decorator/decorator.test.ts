import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { example, law } from '../support/law.ts';
import { meddleWith } from '../support/meddle.ts';
import { finish, settle } from '../support/settle.ts';
import {
  alice,
  calling,
  Database,
  failing,
  failingCalls,
  histories,
  Journal,
  layers,
  loggedCalls,
  methods,
  Overlap,
  play,
  printed,
  rounds,
  stackOf,
  stacks,
  stories,
  toldByCache,
  toldByLogging,
  toldByRetrying,
  toldByRounds,
  toldByStack,
  traps,
  userOf,
} from './decorator.model.ts';
import {
  CachingRepository,
  createUserRepository,
  LoggingRepository,
  RetryingRepository,
  type LogEntry,
  type UserRepository,
} from './decorator.ts';

describe('1 ★ Each decorator adds one thing', () => {
  example('logging writes down the call and what came of it', async () => {
    const entries: LogEntry[] = [];
    const repository = new LoggingRepository(
      new Database({ rows: [alice] }).repository,
      (entry) => void entries.push(entry),
    );
    expect([await repository.findById('u1'), await repository.findById('u2')]).toEqual([alice, undefined]);
    await repository.save(userOf('u2'));
    expect(entries).toMatchObject([
      { method: 'findById', id: 'u1', event: 'called' },
      { method: 'findById', id: 'u1', event: 'found' },
      { method: 'findById', id: 'u2', event: 'called' },
      { method: 'findById', id: 'u2', event: 'nobody' },
      { method: 'save', id: 'u2', event: 'called' },
      { method: 'save', id: 'u2', event: 'saved' },
    ]);
  });

  example('caching answers the second time without asking, until the user is saved', async () => {
    const database = new Database({ rows: [alice] });
    const repository = new CachingRepository(database.repository);
    expect([await repository.findById('u1'), await repository.findById('u1')]).toEqual([alice, alice]);
    expect(database.calls).toEqual(['findById u1']);
    await repository.save({ ...alice, name: 'Alison' });
    expect(await repository.findById('u1')).toEqual({ ...alice, name: 'Alison' });
    expect(database.calls).toEqual(['findById u1', 'save u1', 'findById u1']);
  });

  example('retrying answers although two attempts have failed', async () => {
    const database = new Database({ rows: [alice] });
    database.fail('u1', 2);
    expect(await database.outcomeOf(() => new RetryingRepository(database.repository, 3).findById('u1'))).toEqual(
      alice,
    );
    expect(database.calls).toEqual(['findById u1', 'findById u1', 'findById u1']);
  });
});

describe('2 ★ The three make a stack', () => {
  law(
    'each call is logged with its outcome, a hit too; what goes to the database is tried up to maxAttempts times',
    { maxAttempts: fc.integer({ min: 1, max: 3 }), history: histories(fc.nat(3)) },
    async ({ maxAttempts, history }) => {
      const database = new Database();
      const entries: LogEntry[] = [];
      const repository = createUserRepository(database.repository, (entry) => void entries.push(entry), maxAttempts);
      const story: unknown[] = [];
      for (const step of history) {
        const [played] = await play(repository, database, [step]);
        const log = entries.splice(0).map(({ method, event }) => `${method} ${event}`);
        story.push({ ...step, log, databaseCalls: played?.databaseCalls.length });
      }
      expect(story).toEqual(toldByStack(maxAttempts, history));
    },
    { effort: 0.5, examples: [{ maxAttempts: 3, history: [{ find: 'a', failures: 2 }, { find: 'a' }] }] },
  );
});

describe('3 ★★ A decorated repository answers as the bare one', () => {
  law(
    'any stack of decorators gives the answers that the database alone would give',
    { stack: stacks(), history: histories() },
    async ({ stack, history }) => {
      const [bare, decorated] = [new Database(), new Database()];
      const outcomes = async (repository: UserRepository, database: Database) =>
        (await play(repository, database, history)).map(({ outcome }, i) => ({ ...history[i], outcome }));
      expect(await outcomes(stackOf(stack, decorated.repository), decorated)).toEqual(
        await outcomes(bare.repository, bare),
      );
    },
    {
      effort: 0.5,
      why: 'code that was handed a decorated repository must not have to know',
      examples: [
        ...['__proto__', 'constructor', ''].map((find) => ({ stack: layers('caching'), history: [{ find }] })),
        { stack: layers('caching'), history: [{ save: 'a', name: ' Eve ' }, { find: 'a' }] },
        { stack: layers('caching'), history: [{ find: 'a' }, { save: 'a', name: 'Bob' }, { find: 'a' }] },
      ],
    },
  );

  law(
    'any stack rejects with the very error of the last call of the database',
    { stack: stacks(), call: methods(), fails: failing() },
    async ({ stack, call, fails }) => {
      const database = new Database({ failing: fails });
      database.fail('a', 99);
      const repository = stackOf(stack, database.repository);
      const outcome = await database.outcomeOf<unknown>(() => calling(repository, call, 'a'));
      expect(outcome).toBe(fails === 'with undefined' ? `fails ${fails}` : `fails with error ${database.calls.length}`);
    },
    { effort: 0.5, examples: [{ stack: ['caching', 'retrying'], call: 'findById', fails: 'with an Error' }] },
  );
});

describe('4 ★★ A hit does not call inward', () => {
  law(
    'the database is asked only where no answer is kept; nobody is an answer too',
    { history: histories(fc.constantFrom(0, 0, 1)) },
    async ({ history }) => {
      const database = new Database();
      const story = await play(new CachingRepository(database.repository), database, history);
      expect(story.map(({ databaseCalls }, i) => ({ ...history[i], databaseCalls }))).toEqual(toldByCache(history));
    },
    {
      effort: 0.5,
      why: 'a page that asks ten times for the same user must not cost ten queries',
      examples: [
        { history: [{ find: 'a' }, { find: 'a' }] },
        { history: [{ find: 'a' }, { find: 'b' }, { save: 'a', name: 'Bob' }, { find: 'b' }] },
        { history: [{ find: 'a' }, { save: 'a', name: 'Bob' }, { find: 'a' }] },
      ],
    },
  );
});

describe('5 ★★ There are at most maxAttempts attempts, and the last one counts', () => {
  law(
    'attempts follow each other until one succeeds, at most so many, each call with its own',
    {
      maxAttempts: fc.integer({ min: 1, max: 4 }),
      callsAtOnce: failingCalls(),
      fails: failing(),
    },
    async ({ maxAttempts, callsAtOnce, fails }) => {
      const journal = new Journal();
      const database = new Database({ rows: [userOf('u2')], failing: fails, journal, work: settle });
      const repository = new RetryingRepository(database.repository, maxAttempts);
      await Promise.all(
        callsAtOnce.map(async ({ method, failures }, i) => {
          database.fail(`u${i + 1}`, failures);
          const outcome = await database.outcomeOf<unknown>(() => calling(repository, method, `u${i + 1}`));
          journal.write(`u${i + 1}`, typeof outcome === 'string' ? `caller ${outcome}` : 'caller is answered');
        }),
      );
      expect(callsAtOnce.map((_, i) => journal.of(`u${i + 1}`))).toEqual(
        callsAtOnce.map(({ failures }) => toldByRetrying(maxAttempts, failures, fails)),
      );
    },
    {
      effort: 0.5,
      examples: [
        { maxAttempts: 2, callsAtOnce: [{ method: 'findById', failures: 0 }], fails: 'with an Error' },
        { maxAttempts: 2, callsAtOnce: [{ method: 'findById', failures: 2 }], fails: 'with an Error' },
      ],
    },
  );
});

describe('6 ★★★ Every call is logged with its outcome, failures too', () => {
  law(
    'the call is logged before the database is called, its outcome before the caller has it',
    {
      callsAtOnce: loggedCalls(),
      fails: failing(),
      race: fc.scheduler(),
    },
    async ({ callsAtOnce, fails, race }) => {
      const journal = new Journal();
      const rows = callsAtOnce.flatMap((event, i) => (event === 'found' ? [userOf(`u${i + 1}`)] : []));
      const work = (what: string) => race.schedule(Promise.resolve(), what);
      const database = new Database({ rows, failing: fails, journal, work });
      const log = (entry: LogEntry) => journal.write(entry.id, printed(entry, database));
      const repository = new LoggingRepository(database.repository, log);
      callsAtOnce.forEach(async (event, i) => {
        const id = `u${i + 1}`;
        if (event.endsWith('failed')) database.fail(id, 1);
        const method = event.startsWith('save') ? 'save' : 'findById';
        const outcome = await database.outcomeOf<unknown>(() => calling(repository, method, id));
        journal.write(id, typeof outcome === 'string' ? `caller ${outcome}` : 'caller is answered');
      });
      await finish(race);
      expect(callsAtOnce.map((_, i) => journal.of(`u${i + 1}`))).toEqual(
        callsAtOnce.map((event) => toldByLogging(event, fails)),
      );
    },
    {
      effort: 0.5,
      why: 'the calls that one looks for in a log are those that failed',
    },
  );
});

describe('7 ★★★ Finds at the same time share one call, and its failure is not kept', () => {
  law(
    'the database is called once for each user, however many ask before it answers',
    {
      atOnce: fc.array(fc.constantFrom('u1', 'u2'), { minLength: 2, maxLength: 5 }),
      later: fc.array(fc.constantFrom('u1', 'u2'), { maxLength: 3 }),
      race: fc.scheduler(),
    },
    async ({ atOnce, later, race }) => {
      const database = new Database({ rows: [alice], work: (what) => race.schedule(Promise.resolve(), what) });
      const repository = new CachingRepository(database.repository);
      const answers: unknown[] = [];
      const find = async (id: string) => void answers.push([id, await repository.findById(id)]);
      atOnce.forEach(find);
      for (const id of later) void race.schedule(Promise.resolve(), `another find of ${id}`).then(() => find(id));
      await finish(race);
      const asked = [...atOnce, ...later].toSorted();
      expect(database.calls.toSorted()).toEqual([...new Set(asked)].map((id) => `findById ${id}`));
      expect(answers.toSorted()).toEqual(asked.map((id) => [id, id === 'u1' ? alice : undefined]));
    },
    {
      effort: 0.5,
      why: 'when a popular entry is missing, everybody asks the database at the same moment',
    },
  );

  law(
    'a failure reaches all who share the call, and the next find asks again',
    { rounds: rounds(), fails: failing() },
    async ({ rounds, fails }) => {
      const database = new Database({ rows: [alice], failing: fails, work: settle });
      const repository = new CachingRepository(database.repository);
      const story: unknown[] = [];
      for (const { callers, database: does } of rounds) {
        database.fail('u1', does === 'fails' ? 1 : 0);
        const finds = times(callers, () => database.outcomeOf(() => repository.findById('u1')));
        story.push({ outcomes: await Promise.all(finds), calls: database.calls.length });
      }
      expect(story).toEqual(toldByRounds(rounds, fails));
    },
    {
      effort: 0.5,
      why: 'one lost connection must not lock a user out until the next restart',
      examples: [
        {
          rounds: [
            { callers: 2, database: 'fails' },
            { callers: 1, database: 'answers' },
            { callers: 1, database: 'answers' },
          ],
          fails: 'with an Error',
        },
      ],
    },
  );

  example(
    'where a call from before a save fails, finds still share the call that was made after the save',
    async () => {
      const overlap = new Overlap();
      await overlap.happen('find', 'save', 'database writes', 'save confirmed');
      await overlap.happen('find', 'find fails', 'find');
      expect(overlap.calls).toEqual(['findById', 'save', 'findById']);
      await overlap.finish();
    },
  );

  example('in the usual stack, a find that comes at the last attempt shares it and gets no more', async () => {
    const answers: (() => void)[] = [];
    const database = new Database({ work: () => new Promise((resolve) => answers.push(resolve)) });
    database.fail('u1', 2);
    const repository = createUserRepository(database.repository, () => {}, 2);
    const outcomes: unknown[] = [];
    for (let attempt = 1; attempt <= 2; attempt += 1) {
      void database.outcomeOf(() => repository.findById('u1')).then((outcome) => outcomes.push(outcome));
      await settle();
      answers.shift()?.();
      await settle();
    }
    expect({ outcomes, databaseCalls: database.calls.length }).toEqual({
      outcomes: ['fails with error 2', 'fails with error 2'],
      databaseCalls: 2,
    });
  });
});

describe('8 ★★★ No answer outlives a save', () => {
  law(
    'whoever asks gets what the database held at some moment between the question and the answer',
    { story: stories() },
    async ({ story }) => {
      const overlap = new Overlap();
      await overlap.happen(...story);
      await overlap.finish();
      await overlap.happen('find');
      await overlap.finish();
      expect(overlap.story).toEqual(overlap.trueStory);
    },
    {
      effort: 0.5,
      why: 'an answer that was read before a save and kept after it stays wrong for ever',
      examples: traps.map((story) => ({ story })),
    },
  );

  law(
    'once no save is under way, answers are kept again',
    { story: stories() },
    async ({ story }) => {
      const overlap = new Overlap();
      await overlap.happen(...story);
      await overlap.finish();
      await overlap.happen('find');
      await overlap.finish();
      const before = overlap.calls.length;
      await overlap.happen('find');
      const callsForAnotherFind = overlap.calls.length - before;
      await overlap.finish();
      expect({ callsForAnotherFind }).toEqual({ callsForAnotherFind: 0 });
    },
    { effort: 0.3, examples: traps.map((story) => ({ story })) },
  );

  law(
    'each save goes inward once, also while another is under way',
    { story: stories() },
    async ({ story }) => {
      const overlap = new Overlap();
      await overlap.happen('save', ...story);
      await overlap.finish();
      const saves = ['save', ...story].filter((what) => what === 'save');
      expect(overlap.calls.filter((method) => method === 'save')).toEqual(saves);
    },
    { effort: 0.1 },
  );

  example('while a user is saved, answers about others are kept and given', async () => {
    const never = new Promise<void>(() => {});
    const database = new Database({ rows: [alice], work: (what) => (what.includes('save') ? never : settle()) });
    const repository = new CachingRepository(database.repository);
    void repository.save(userOf('u2'));
    expect([await repository.findById('u1'), await repository.findById('u1')]).toEqual([alice, alice]);
    expect(database.calls).toEqual(['save u2', 'findById u1']);
  });
});

describe('9 ★★★ Nobody can change the answers that are kept', () => {
  law(
    'what a caller does to an answer changes no other answer',
    { finds: fc.constantFrom('at once', 'one after another'), changed: fc.nat(2) },
    async ({ finds, changed }) => {
      const repository = new CachingRepository(new Database({ rows: [alice] }).repository);
      const find = () => repository.findById('u1');
      const answers =
        finds === 'at once' ? await Promise.all([find(), find(), find()]) : [await find(), await find(), await find()];
      meddleWith(answers[changed]);
      const others = answers.filter((_, i) => i !== changed);
      expect({ others, next: await find() }).toEqual({ others: [alice, alice], next: alice });
    },
    { effort: 0.3, why: 'a screen that sorts the roles of its user sorts them for everybody' },
  );

  law(
    'what becomes of the object that came from inside changes no answer',
    { findsBefore: fc.integer({ min: 1, max: 3 }) },
    async ({ findsBefore }) => {
      const database = new Database({ rows: [alice] });
      const repository = new CachingRepository(database.repository);
      const answers = [];
      for (let i = 0; i < findsBefore; i += 1) answers.push(await repository.findById('u1'));
      meddleWith(database.given);
      expect([...answers, await repository.findById('u1')]).toEqual(times(findsBefore + 1, () => alice));
    },
    { effort: 0.1 },
  );
});

function times<T>(count: number, make: () => T): T[] {
  return Array.from({ length: count }, make);
}
