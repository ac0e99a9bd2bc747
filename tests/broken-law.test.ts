import { cpSync, mkdtempSync, renameSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findKata } from '../scripts/kata/catalog.ts';
import { workbookRoot } from '../scripts/platform/workbook-root.ts';
import { failureLines } from '../scripts/learner/watch/ui/describe-rules.ts';
import { fitToTerminal } from '../scripts/learner/watch/ui/fit-screen.ts';
import { createTheme } from '../scripts/platform/terminal/theme.ts';
import { openRunner } from '../scripts/runner/runner.ts';
import type { KataResult } from '../scripts/runner/result.ts';
import { createTempWorkbook, removeFolder } from '../scripts/testing/temp-workbook.ts';

// What a learner reads of broken laws, word for word. The kata lies below a folder called support, as any clone may.
let result: KataResult;
let outer: string;
let folder: string;

beforeAll(async () => {
  outer = mkdtempSync(join(tmpdir(), 'outer-'));
  folder = join(outer, 'support');
  renameSync(createTempWorkbook([]), folder);
  cpSync(join(workbookRoot, 'tests', 'fixtures', 'broken'), join(folder, 'katas'), { recursive: true });
  const runner = await openRunner({ root: folder });
  const [one] = await runner.run([{ kata: findKata('92', folder), target: 'katas' }]);
  await runner.close();
  if (!one) throw new Error('There is no result.');
  result = one;
});

afterAll(() => removeFolder(outer));

/** What stands on the screen for each failure of a rule, the replay and the code around the place left out. */
function screensOf(number: number): string[] {
  const rule = result.rules.find((one) => one.rule.number === number);
  return (rule?.failures ?? []).map((failure) => {
    const lines = failureLines({ ...rule!, failures: [failure] }, createTheme(false));
    return lines
      .slice(1)
      .filter((line) => !/^ +(> +)?\d* \| |^ {2}Replay: /.test(line))
      .map((line) => line.replace(/ .*(?=92-broken)/, ' '))
      .join('\n')
      .trimEnd();
  });
}

test('nothing thrown is said to be that, and a thrown undefined is not taken for it', () => {
  expect(screensOf(1)).toEqual([
    `  Law        a price below 0 throws
  Broken by  amount = -1

  nothing was thrown; expected an instance of InvalidPriceError

 92-broken/broken.test.ts:22:45`,
    `  Law        a promise that resolves throws nothing either

  nothing was thrown; expected Error: -1

  - Expected  + Received
  - InvalidPriceError {
  -   message: '-1',
  - }
  + nothing was thrown

 92-broken/broken.test.ts:27:56`,
    `  Law        a thrown undefined is not nothing

  expected undefined to be an instance of InvalidPriceError

 92-broken/broken.test.ts:35:7`,
  ]);
});

test('what cannot be seen of an input is escaped', () => {
  expect(screensOf(2)).toEqual([
    `  Law        an address that begins with whitespace throws
  Broken by  address = '\\u00a0\\0@b.co'

  nothing was thrown; expected an instance of InvalidAddressError

 92-broken/broken.test.ts:41:51`,
  ]);
});

test('what cannot be seen of a difference is escaped, in keys too', () => {
  expect(screensOf(3)).toEqual([
    `  Law        whitespace around a name is gone
  Broken by  user = { 'cafe\\u0301': '\\u2003Ann\\u00a0' }

  - Expected  + Received
    {
  -   'café': 'Ann',
  +   'cafe\\u0301': '\\u2003Ann\\u00a0',
    }

 92-broken/broken.test.ts:48:39`,
  ]);
});

test('a race is numbered steps, in the order in which they ran', () => {
  expect(screensOf(4)).toEqual([
    `  Law        the order of publishing is the order of handling
  Broken by  messages = 4
             race     = 1. m4 is read  2. m1 is read  3. m3 is read
                        4. m2 is read
                        5. the backup begins (rejected with Error("no connection"))

  - Expected  + Received
    [
  +   'm4',
      'm1',
  -   'm2',
      'm3',
  -   'm4',
  +   'm2',
    ]

 92-broken/broken.test.ts:63:31`,
  ]);
});

test('a broken law takes 30 rows of 80 columns at most', () => {
  const sizes = result.rules.flatMap((rule) =>
    rule.failures.map((failure) => {
      const lines = failureLines({ ...rule, failures: [failure] }, createTheme(false));
      return fitToTerminal({ head: [], body: lines, foot: [], keys: '' }, 0, { columns: 80, rows: 31 }).lines;
    }),
  );
  expect(sizes.length).toBe(13);
  expect(sizes.filter((lines) => lines.some((line) => line.includes('more lines')))).toEqual([]);
});

test('long inputs and differences are cut, and say by how much', () => {
  expect(screensOf(5)).toEqual([
    `  Law        each event is in it
  Broken by  count = 60
             ids   = [
                       'id-0',  'id-1',  'id-2',  'id-3',
                       'id-4',  'id-5',  'id-6',  'id-7',
                       'id-8',  'id-9',  'id-10', 'id-11',
                       'id-12', 'id-13', 'id-14', 'id-15',
                       … 4 lines left out
                       'id-32', 'id-33', 'id-34', 'id-35',
                       'id-36', 'id-37', 'id-38', 'id-39',
                       ... 260 more items
                     ]

  - Expected  + Received
    … 40 lines left out
      'event 39',
  -   'event 40',
  +   'lost',
      'event 41',
    … 19 lines left out

 92-broken/broken.test.ts:74:28`,
  ]);
});

test('an unexpected error points into the code that threw it', () => {
  expect(screensOf(6)).toEqual([
    `  Law        there is an empty name
  Broken by  user = undefined

  Your code threw TypeError: Cannot read properties of undefined (reading 'name')

 92-broken/broken.ts:35:16`,
  ]);
});

test('why a law matters is said only where it is true', () => {
  expect(screensOf(7)).toEqual([
    `  Law        2 of 3 is the nearest whole number
  Broken by  part = 2
  Why        shares that are all rounded down never sum up to 100

  Expected: 67
  Received: 66

 92-broken/broken.test.ts:91:34`,
    `  Law        0 of 3 is the nearest whole number
  Broken by  part = 0

  Expected: 0
  Received: -1

 92-broken/broken.test.ts:91:34`,
  ]);
});

test('state that is kept from one run to the next is named', () => {
  const kept = 'your code keeps state between objects (module-level or static)';
  expect(screensOf(8)).toEqual([
    `  Law        the third one counts from 1
  Broken by  n = 1
  Note       This failed only after earlier calls: ${kept}.

  Expected: 1
  Received: 0

 92-broken/broken.test.ts:100:34`,
    `  Law        no one counts on
  Broken by  n = 1
  Note       The same input fails differently when it is run again: ${kept}, or it depends on time or chance.

  Expected: 1
  Received: 6

 92-broken/broken.test.ts:104:33`,
  ]);
});

test('an error without a stack points to its law', () => {
  expect(screensOf(9)).toEqual([
    `  Law        out of range
  Broken by  n = 1

  Your code threw RangeError: out of range

 92-broken/broken.test.ts:109:3`,
  ]);
});
