import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { cutDiff, cutMiddle, cutPair } from '../katas/support/cut.ts';
import { diffLater } from '../katas/support/diff-values.ts';
import { readableError, withDiff } from '../katas/support/readable-error.ts';
import { stepsOf, withRace, withRaces, type Race } from '../katas/support/race.ts';
import { copyPlain, show } from '../katas/support/show.ts';
import { nothingThrown, rejectionOf, thrownBy } from '../katas/support/thrown.ts';
import { visible } from '../katas/support/visible.ts';
import { findKata } from '../scripts/kata/catalog.ts';
import { workbookRoot } from '../scripts/platform/workbook-root.ts';
import { openRunner, type Runner } from '../scripts/runner/runner.ts';
import type { KataResult, RuleResult } from '../scripts/runner/result.ts';
import { createTempWorkbook, removeFolder } from '../scripts/testing/temp-workbook.ts';

// A small kata that breaks each rule in its own way.
let folder: string;
let runner: Runner;
let result: KataResult;

beforeAll(async () => {
  folder = createTempWorkbook([]);
  cpSync(join(workbookRoot, 'tests', 'fixtures', 'laws'), join(folder, 'katas'), { recursive: true });
  runner = await openRunner({ root: folder });
  result = await judge();
});

afterAll(async () => {
  await runner.close();
  await removeFolder(folder);
});

async function judge(seed?: number): Promise<KataResult> {
  const kata = findKata('90', folder);
  const [one] = await runner.run([{ kata, target: 'katas' }], seed === undefined ? {} : { seed });
  if (!one) throw new Error('There is no result.');
  return one;
}

function rule(number: number): RuleResult {
  const found = result.rules.find((one) => one.rule.number === number);
  if (!found) throw new Error(`There is no rule ${number}.`);
  return found;
}

test('each rule comes out as it should', () => {
  expect(result.rules.map(({ rule: { number }, state }) => `${number} ${state}`)).toEqual([
    '1 passed',
    '2 failed',
    '3 failed',
    '4 failed',
    '5 failed',
    '6 todo',
    '7 failed',
    '8 failed',
    '9 failed',
  ]);
});

describe('a broken law', () => {
  test('names the law, the smallest input, why it matters and how to replay it', () => {
    const [failure] = rule(2).failures;
    expect(failure).toMatchObject({
      test: 'a half is half of it',
      error: 'AssertionError',
      message: 'expected 7 to be 3.5 // Object.is equality',
      broken: { law: 'a half is half of it', inputs: { n: '7', name: "'Ann'" }, why: 'halves add up' },
    });
    expect(failure?.broken?.replay).toMatch(
      /^KATA_SEED=2957 KATA_PATH=[\d:]+ npx vitest run --project katas \/90- -t "a half is half of it"$/,
    );
  });

  test('points at the expectation', () => {
    expect(rule(2).failures[0]?.at).toMatchObject({ file: join(folder, 'katas/90-laws/laws.test.ts'), line: 17 });
  });

  test('shows the same input on every run', async () => {
    const again = await judge();
    expect(again.rules.map(({ failures }) => failures[0]?.broken)).toEqual(
      result.rules.map(({ failures }) => failures[0]?.broken),
    );
  });

  test('shows the input as it was handed over, not as the code left it', () => {
    expect(rule(3).failures[0]?.broken?.inputs).toEqual({ list: '[ 9, 3, 5 ]' });
  });

  test('is broken, too, by a run that expected nothing', () => {
    expect(rule(4).failures[0]).toMatchObject({ broken: { inputs: { n: '0' } } });
    expect(rule(4).failures[0]?.message).toContain('The law called no `expect` for this input');
  });

  test('says so when a promise is never settled, and does not wait long', () => {
    expect(rule(5).failures[0]?.message).toContain('never answered');
    expect(rule(5).failures[0]?.broken?.inputs).toHaveProperty('n');
  });

  test('is still to do where a todo was reached, also behind an expectation', () => {
    expect(rule(6).failures[0]?.message).toContain('RangeError');
  });

  test('names a rejection that nobody handled', () => {
    expect(rule(7).failures[0]?.message).toBe('This error was never handled: lost');
  });

  test('has its input even when what was thrown is no error', () => {
    expect(rule(9).failures[0]).toMatchObject({ broken: { inputs: { n: '0' } } });
    expect(rule(9).failures[0]?.message).toContain("threw 'just text'");
  });
});

test('a rule without a test is broken, not passed', () => {
  expect(rule(8).failures).toEqual([]);
});

describe('copyPlain', () => {
  test('copies arrays and object literals deeply, keys of prototypes included', () => {
    const value = { list: [{ a: 1 }], ['__proto__']: { b: 2 } };
    const copy = copyPlain(value);
    expect(copy).toEqual(value);
    expect(copy.list[0]).not.toBe(value.list[0]);
    expect(Object.keys(copy)).toEqual(['list', '__proto__']);
  });

  test('passes functions and instances on as they are', () => {
    const value = { at: new Date(0), call: () => 1 };
    expect(copyPlain(value).at).toBe(value.at);
    expect(copyPlain(value).call).toBe(value.call);
  });
});

test('values are shown as TypeScript would write them', () => {
  expect(show({ amount: -0, text: 'a\n', none: undefined, ['__proto__']: 1 })).toBe(
    "{ amount: -0, text: 'a\\n', none: undefined, ['__proto__']: 1 }",
  );
});

test.each([
  ['plain text, 100 % of it: {}', 'plain text, 100 % of it: {}'],
  ['two\nlines', 'two\nlines'],
  ['\u00a0a@b.co', '\\u00a0a@b.co'],
  ['\0\u001f\t\r\u007f\u0085', '\\0\\u001f\\t\\r\\u007f\\u0085'],
  ['\u200b\ufeff\u2028\u3000\u2800\u3164\u00ad', '\\u200b\\ufeff\\u2028\\u3000\\u2800\\u3164\\u00ad'],
  ['\ud83d and 😀', '\\ud83d and 😀'],
  ['é e\u0301', 'é e\\u0301'],
  ['\u0301a', '\\u0301a'],
  ['가 \u1100\u1161', '가 \\u1100\\u1161'],
  ['K \u212a, Å \u212b', 'K \\u212a, Å \\u212b'],
  ['s \u017f, i \u0131, I \u0130, fi \ufb01', 's \\u017f, i \\u0131, I \\u0130, fi \\ufb01'],
  ['\u{e0041}', '\\u{e0041}'],
  ['straße, हिन्दी, ไทย, 日本, Ω, ½ …', 'straße, हिन्दी, ไทย, 日本, Ω, ½ …'],
])('of %j a learner sees %j', (text, seen) => {
  expect(visible(text)).toBe(seen);
  expect(show(text)).toContain(seen.replaceAll('\n', '\\n').replaceAll(/\\u001f|\\u007f|\\u0085/g, inspected));
});

/** Node writes some control characters in its own way. */
function inspected(escape: string): string {
  return `\\x${escape.slice(-2).toUpperCase()}`;
}

function diffOf(received: unknown, expected: unknown): string {
  return diffLater(received, expected)();
}

describe('a difference', () => {
  test('shows the values as they were when the expectation failed', () => {
    const list = [1];
    const thrown = Object.assign(new Error('not equal'), { name: 'AssertionError', actual: list, expected: [2] });
    const error = readableError(thrown, () => '');
    list.push(3);
    expect(withDiff(error).diff).toBe('- Expected\n+ Received\n\n  [\n-   2,\n+   1,\n  ]');
  });

  test('is left to Vitest if the error cannot be changed', () => {
    const values = { name: 'AssertionError', actual: 1, expected: 2 };
    const thrown = Object.preventExtensions(Object.assign(new Error('not equal'), values));
    expect(withDiff(readableError(thrown, () => ''))).toBe(thrown);
    expect(thrown).toMatchObject(values);
  });

  test('of two short values is two lines', () => {
    expect(diffOf('\u00a0a', ' a')).toBe("Expected: ' a'\nReceived: '\\u00a0a'");
    expect(diffOf(nothingThrown, undefined)).toBe('Expected: undefined\nReceived: nothing was thrown');
    expect(diffOf(-0, 0)).toBe('Expected: 0\nReceived: -0');
  });

  test('of texts is told by line, with the ends of the lines', () => {
    expect(diffOf('a\r\nb', 'a\nb')).toBe("- Expected\n+ Received\n\n- 'a\\n'\n+ 'a\\r\\n'\n  'b'");
  });

  test('of errors shows what they carry', () => {
    expect(diffOf([Object.assign(new RangeError('x'), { row: 1 })], [Object.assign(new RangeError('x'), { row: 2 })]))
      .toBe(`- Expected
+ Received

  [
    RangeError {
      message: 'x',
-     row: 2,
+     row: 1,
    },
  ]`);
  });

  test('that cannot be seen says so', () => {
    expect(diffOf({}, {})).toContain('look alike');
  });

  test('is cut far from what differs, and says by how much', () => {
    const lines = [...Array.from({ length: 20 }, (_, i) => `  ${i}`), '- a', '+ b', '  20', '  21', '  22', '  23'];
    expect(cutDiff(lines, 26)).toEqual(lines);
    expect(cutDiff(lines, 10)).toEqual([
      '  … 17 lines left out',
      '  17',
      '  18',
      '  19',
      '- a',
      '+ b',
      '  20',
      '  21',
      '  22',
      '  23',
    ]);
    expect(cutDiff(cutDiff(lines, 10), 4)).toEqual(['  … 20 lines left out', '- a', '+ b', '  … 4 lines left out']);
    expect(cutDiff(lines, 3)).toEqual(['  … 20 lines left out', '- a', '  … 5 lines left out, 1 of them different']);
  });

  test('of long lines shows where they part', () => {
    const [a, b] = cutPair(`- ${'x'.repeat(500)}1${'y'.repeat(500)}`, `+ ${'x'.repeat(500)}2`);
    expect(a).toMatch(/^- x{38}… 402 characters …x{60}1y+… \d+ more characters$/);
    expect(b).toMatch(/^\+ x{38}… 402 characters …x{60}2$/);
  });
});

test('of a long list the middle is left out', () => {
  expect(cutMiddle(['1', '2', '3', '4', '5'], 5)).toEqual(['1', '2', '3', '4', '5']);
  expect(cutMiddle(['1', '2', '3', '4', '5', '6', '7'], 5)).toEqual(['1', '2', '  … 3 lines left out', '6', '7']);
  expect(cutMiddle(['1', '2', '3', '4', '5'], 3)).toEqual(['1', '2', '  … 3 lines left out']);
});

describe('what was thrown', () => {
  test('is told from nothing', async () => {
    const thrower = () => {
      throw undefined;
    };
    expect(thrownBy(thrower)).toBe(undefined);
    expect(await rejectionOf(thrower)).toBe(undefined);
    expect(thrownBy(() => undefined)).toBe(nothingThrown);
    expect(await rejectionOf(async () => undefined)).toBe(nothingThrown);
    expect(nothingThrown instanceof Object).toBe(false);
  });

  test('prints itself where it is nothing', () => {
    expect([String(nothingThrown), show(nothingThrown), show([nothingThrown])]).toEqual([
      'nothing was thrown',
      'nothing was thrown',
      '[ nothing was thrown ]',
    ]);
  });
});

describe('a race', () => {
  const orderOf = async (race: fc.Scheduler) => {
    for (const name of ['a', 'b', 'c', 'd', 'e']) void race.schedule(Promise.resolve(), name);
    await race.waitIdle();
    return stepsOf(race).join(' ');
  };

  test('runs in the same order each time, also of a smaller input', async () => {
    const inputs = fc.record({ race: withRaces(fc.scheduler()) as fc.Arbitrary<Race>, n: fc.nat(1000) });
    const found: string[] = [];
    const property = fc.asyncProperty(inputs, async ({ race, n }) => {
      const order = await orderOf(race.start());
      expect(await orderOf(race.start())).toBe(order);
      if (n < 5 || order.startsWith('1. a')) return;
      found.push(order);
      throw new Error(order);
    });
    const { seed, counterexamplePath } = await fc.check(property, { seed: 1 });
    const last = found.at(-1);
    await fc.check(property, { seed, path: counterexamplePath ?? '', endOnFailure: true });
    expect(counterexamplePath).toContain(':');
    expect(found.at(-1)).toBe(last);
  });

  test('that is given as an example runs in its order each time', async () => {
    const race = withRace(fc.schedulerFor([3, 1, 2, 5, 4])) as Race;
    for (let i = 0; i < 3; i += 1) expect(await orderOf(race.start())).toBe('1. c 2. a 3. b 4. e 5. d');
  });

  test('tells how each task ended, if at all', async () => {
    const race = fc.schedulerFor([2, 1, 3]);
    void race.schedule(Promise.resolve(7), 'a\u00a0b');
    race.schedule(Promise.reject(new TypeError('no')), 'c').catch(() => {});
    await race.waitNext(2);
    void race.schedule(Promise.resolve(), '');
    expect(show(race)).toBe('1. c (rejected with Error("no"))\n2. a\\u00a0b\n-  a task without a name (never ran)');
    expect(show(fc.schedulerFor([]))).toBe('no steps');
  });
});
