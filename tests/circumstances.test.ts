import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { habits, type Habit } from '../katas/support/caller.ts';
import { companies, reentrant, reentries } from '../katas/support/company.ts';
import { anyFailure, failureOf, ordinaryFailure } from '../katas/support/failure.ts';
import { alone, circumstances, Mode, usualCircumstances } from '../katas/support/modes.ts';
import { CallCounter, type Trouble } from '../katas/support/trouble.ts';

interface User {
  id: string;
  roles: string[];
}

/** A store that treats what it gets and returns in a way that each test chooses. */
class Store {
  readonly #users: User[] = [];
  readonly #keep: (user: User) => User;
  readonly #show: (users: User[]) => User[];

  constructor(keep: (user: User) => User = structuredClone, show: (users: User[]) => User[] = structuredClone) {
    this.#keep = keep;
    this.#show = show;
  }

  save(user: User): this {
    this.#users.push(this.#keep(user));
    return this;
  }

  async saveLater(user: User): Promise<void> {
    await undefined;
    this.#users.push(this.#keep(user));
  }

  all(): User[] {
    return this.#show(this.#users);
  }
}

const ann = (): User => ({ id: 'ann', roles: ['admin'] });

/** What a law sees that saves a user and reads it twice. */
function story(mode: Mode, make: () => Store): User[][] {
  const store = mode.use(make);
  store.save(ann());
  return [store.all(), store.all()];
}

/** The habits under which the law would see something other than the user, or a complaint. */
function habitsThatReveal(make: () => Store): string[] {
  return habits.filter((habit) => isRevealed(habit, make)).map(nameOf);
}

function isRevealed(habit: Habit, make: () => Store): boolean {
  const mode = new Mode({ mode: 'mutated', habit });
  try {
    expect(story(mode, make)).toEqual([[ann()], [ann()]]);
    mode.verify();
    return false;
  } catch {
    return true;
  }
}

function nameOf(habit: Habit): string {
  return 'form' in habit ? habit.form : `${habit.does}: ${habit.change}`;
}

describe('mutated', () => {
  test('a store that copies what goes in and out is right whatever its caller does', () => {
    expect(habitsThatReveal(() => new Store())).toEqual([]);
  });

  test('decoys: freezing copies, keeping arguments in a copied list, and classes of its own are right as well', () => {
    const frozen = (user: User) => Object.freeze({ ...user, roles: Object.freeze([...user.roles]) as string[] });
    expect(habitsThatReveal(() => new Store(frozen, (users) => [...users]))).toEqual([]);
    expect(
      habitsThatReveal(() => new Store(structuredClone, (users) => Object.freeze(users.map(frozen)) as User[])),
    ).toEqual([]);
  });

  test('keeping the argument shows when the caller changes it', () => {
    const keeps = () => new Store((user) => user);
    expect(habitsThatReveal(keeps)).toEqual([
      'changes arguments after the call: assigns every property',
      'changes arguments after the call: adds a property or element',
      'changes arguments after the call: deletes every property',
      'changes arguments after the call: empties every list',
    ]);
  });

  test('a copy that is one level deep shows only by what is nested', () => {
    expect(habitsThatReveal(() => new Store((user) => ({ ...user })))).toEqual([
      'changes arguments after the call: assigns every property',
      'changes arguments after the call: adds a property or element',
      'changes arguments after the call: empties every list',
    ]);
  });

  test('returning its own list shows when the caller changes it', () => {
    expect(habitsThatReveal(() => new Store(structuredClone, (users) => users))).toContain(
      'changes results: empties every list',
    );
  });

  test('an argument is changed while the promise is pending', async () => {
    const mode = new Mode({
      mode: 'mutated',
      habit: { does: 'changes arguments after the call', change: 'assigns every property' },
    });
    const store = mode.use(() => new Store());
    await store.saveLater(ann());
    expect(store.all()).not.toEqual([ann()]);
  });

  test('a result is copied for the law before it is changed, also behind a promise', async () => {
    const mode = new Mode({ mode: 'mutated', habit: { does: 'changes results', change: 'empties every list' } });
    const kept = ['a'];
    const list = mode.use(() => async () => kept);
    expect(await list()).toEqual(['a']);
    expect(kept).toEqual([]);
  });

  test.each([
    ['freezes', (user: User) => Object.freeze(user), 'argument 1 of save was frozen'],
    ['freezes what is nested', (user: User) => (Object.freeze(user.roles), user), 'argument 1 of save was frozen'],
    ['seals', (user: User) => Object.seal(user), 'argument 1 of save was sealed'],
    ['changes', (user: User) => Object.assign(user, { id: 'b' }), 'argument 1 of save was changed'],
    ['adds to', (user: User) => Object.assign(user, { saved: true }), 'argument 1 of save was changed'],
    ['sorts', (user: User) => (user.roles.push('z'), user), 'argument 1 of save was changed'],
  ])('code that %s an argument is reported, even in plain circumstances', (_, keep, complaint) => {
    const mode = new Mode(alone);
    mode.use(() => new Store(keep)).save(ann());
    expect(mode.caller.complaints()).toEqual([complaint]);
    expect(() => mode.verify()).toThrow('values that belong to its caller');
  });

  test('code that freezes a callback, or an instance of a class, is reported', () => {
    class Clock {
      now = () => 0;
    }
    const takes = (mode: Mode) => mode.use(() => ({ on: (...given: object[]) => given.forEach(Object.freeze) }));
    const [callback, instance] = [new Mode(alone), new Mode(alone)];
    takes(callback).on(() => {});
    takes(instance).on(new Clock());
    expect([callback.caller.complaints(), instance.caller.complaints()]).toEqual([
      ['argument 1 of on was frozen'],
      ['argument 1 of on was frozen'],
    ]);
  });

  test('an instance of a class may change its own fields', () => {
    class Counter {
      count = 0;
    }
    const mode = new Mode(alone);
    mode.use(() => ({ count: (counter: Counter) => void (counter.count += 1) })).count(new Counter());
    expect(mode.caller.complaints()).toEqual([]);
  });

  test('a chained call stays with the store that is watched', () => {
    const mode = new Mode(alone);
    mode
      .use(() => new Store((user) => Object.freeze(user)))
      .save(ann())
      .save(ann());
    expect(mode.caller.complaints()).toHaveLength(1);
  });
});

describe('in company', () => {
  test.each(companies)('a twin that shares nothing is not noticed: %s', (company) => {
    expect(story(new Mode({ mode: 'in company', company }), () => new Store())).toEqual([[ann()], [ann()]]);
  });

  test.each(companies)('state that two instances share is noticed: %s', (company) => {
    const shared: User[] = [];
    const make = () =>
      new Store(
        (user) => (shared.push(user), user),
        () => [...shared],
      );
    expect(story(new Mode({ mode: 'in company', company }), make)).not.toEqual([[ann()], [ann()]]);
  });

  test("the twin does not call the law's callbacks", () => {
    const heard: string[] = [];
    const make = () => ({ publish: (handlers: { on: () => void }[]) => handlers.forEach(({ on }) => on()) });
    new Mode({ mode: 'in company', company: 'after each call' }).use(make).publish([{ on: () => heard.push('once') }]);
    expect(heard).toEqual(['once']);
  });

  test.each(reentries)('a callback calls back: %o', (reentry) => {
    const log: string[] = [];
    const callback: () => void = reentrant(
      () => log.push('work'),
      (level) => {
        log.push(`level ${level}`);
        callback();
      },
      reentry,
    );
    callback();
    callback();
    expect(log.filter((line) => line.startsWith('level'))).toEqual(
      Array.from({ length: reentry.depth }, (_, i) => `level ${i + 1}`),
    );
    expect(log.filter((line) => line === 'work')).toHaveLength(reentry.depth + 2);
  });
});

describe('in trouble', () => {
  const trouble = (call: number, how: Trouble['how']): Trouble => ({ call, how, failure: ordinaryFailure() });

  test('the call that is to fail does nothing and throws; the others work', () => {
    const mode = new Mode({ mode: 'in trouble', trouble: trouble(2, 'throws') });
    const done: number[] = [];
    const port = mode.port({ send: (n: number) => void done.push(n) });
    port.send(1);
    expect(() => port.send(2)).toThrow('failed');
    port.send(3);
    expect(done).toEqual([1, 3]);
  });

  test('calls are counted over all collaborators, functions and instances of classes included', async () => {
    const mode = new Mode({ mode: 'in trouble', trouble: trouble(3, 'rejects') });
    class Mailer {
      readonly #sent: string[] = [];
      async send(text: string): Promise<number> {
        return this.#sent.push(text);
      }
    }
    const mailer = mode.port(new Mailer());
    const nextId = mode.port(() => 'id');
    expect(await mailer.send('a')).toBe(1);
    expect(nextId()).toBe('id');
    await expect(mailer.send('b')).rejects.toThrow('failed');
    expect(await mailer.send('c')).toBe(2);
  });

  test('a model counts for itself', () => {
    const counter = new CallCounter(trouble(2, 'throws'));
    expect(counter.count()).toBeUndefined();
    expect(() => counter.count()).toThrow('failed');
    expect(counter.count()).toBeUndefined();
  });

  test('anything can be thrown, errors of the kata included', () => {
    const values = fc.sample(anyFailure({ 'its own error': () => new RangeError('own') }), 300);
    const names = new Set(values.map(({ name }) => name));
    expect([...names].toSorted()).toEqual([
      "''",
      '0',
      'a frozen Error',
      'a plain object',
      'a string',
      'a thenable',
      'an Error',
      'false',
      'its own error',
      'null',
      'undefined',
    ]);
    expect(values.find(({ name }) => name === 'its own error')?.value).toBeInstanceOf(RangeError);
  });

  test('a failure shows its name', () => {
    expect(fc.stringify(failureOf('a thenable', { then: () => {} }))).toBe('a thenable');
  });
});

describe('the circumstances of a law', () => {
  test('are drawn from what the law allows, and are plain now and then', () => {
    const drawn = fc.sample(circumstances({ mutated: true, inTrouble: { how: 'throws', upTo: 2 } }), 300);
    expect([...new Set(drawn.map(({ mode }) => mode))].toSorted()).toEqual(['alone', 'in trouble', 'mutated']);
    expect(
      drawn.every((one) => one.mode !== 'in trouble' || (one.trouble.how === 'throws' && one.trouble.call <= 2)),
    ).toBe(true);
  });

  test('are sentences in a counterexample', () => {
    expect(
      usualCircumstances({ mutated: true, inCompany: true, inTrouble: true }).map((one) => fc.stringify(one)),
    ).toEqual([
      'the caller passes its data as frozen objects',
      'the caller passes its data as instances of a class',
      'the caller passes its data as objects without a prototype',
      'the caller changes arguments after the call: it assigns every property',
      'the caller changes arguments after the call: it adds a property or element',
      'the caller changes arguments after the call: it deletes every property',
      'the caller changes arguments after the call: it empties every list',
      'the caller changes arguments after the call: it reverses every list',
      'the caller changes results: it assigns every property',
      'the caller changes results: it adds a property or element',
      'the caller changes results: it deletes every property',
      'the caller changes results: it empties every list',
      'the caller changes results: it reverses every list',
      'a twin instance gets the same calls, before each call',
      'a twin instance gets the same calls, after each call',
      'a twin instance gets the same calls, one call behind',
      'call 1 of a collaborator throws an Error',
      'call 1 of a collaborator rejects with an Error',
      'call 2 of a collaborator throws undefined',
      'call 2 of a collaborator rejects with undefined',
    ]);
  });
});
