import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findKata, listKatas } from '../scripts/kata/catalog.ts';
import { workbookRoot } from '../scripts/platform/workbook-root.ts';
import { indexPage } from '../scripts/author/generate/index-page.ts';
import {
  byLevel,
  inLearningOrder,
  levelHeading,
  levelOf,
  listKatasForLearners,
} from '../scripts/kata/learning-order.ts';
import { createTheme } from '../scripts/platform/terminal/theme.ts';
import { nextOf } from '../scripts/progress/next-step.ts';
import { progressLines } from '../scripts/learner/progress-report/terminal.ts';
import { lastKnown } from '../scripts/progress/refresh-status.ts';
import { createTempWorkbook, removeFolder } from '../scripts/testing/temp-workbook.ts';
import { parseStatement, readStatement } from '../scripts/kata/statement.ts';

const statement = '# 45 Value objects\n\nabout 40 minutes\n\nModel money.\n\n## Situation\n\nA shop.\n';

describe('a statement begins with', () => {
  test('its title, how long it takes, and what it is about', () => {
    const read = { number: 45, title: 'Value objects', minutes: 40, intent: 'Model money.' };
    expect(parseStatement(statement)).toMatchObject(read);
    expect(parseStatement(statement.replaceAll('\n', '\r\n'))).toMatchObject(read);
    expect(parseStatement(statement.replace('objects\n\n', 'objects\n'))).toMatchObject(read);
  });

  const noTime = 'does not say below its title how long it takes, such as "about 40 minutes"';
  test.each([
    ['## Situation\n', 'does not begin with a title such as "# 45 Value objects"'],
    ['', 'does not begin with a title such as "# 45 Value objects"'],
    [statement.replace('about 40 minutes\n\n', ''), noTime],
    [statement.replace('40', 'forty'), noTime],
    [statement.replace('40', '0'), noTime],
    [statement.replace('about', 'About'), noTime],
    [
      statement.replace('Model money.\n\n', ''),
      'lacks a sentence below "about … minutes" that says what the kata is about',
    ],
  ])('nothing else: %j', (text, problem) => {
    const path = 'katas/45-value-objects/README.md';
    const message = `${path} ${problem}. Try: git diff -- ${path}`;
    expect(() => parseStatement(text, path)).toThrow(message);
    expect(() => parseStatement(text, join(workbookRoot, path))).toThrow(message);
  });
});

describe('the level', () => {
  test.each([
    [1, 'gentle'],
    [30, 'gentle'],
    [31, 'steady'],
    [45, 'steady'],
    [46, 'steep'],
    [100, 'steep'],
  ])('of %i minutes is %s', (minutes, level) => {
    expect(levelOf(minutes)).toBe(level);
  });

  test('says in its heading what it means', () => {
    expect((['gentle', 'steady', 'steep'] as const).map(levelHeading)).toEqual([
      'Gentle: up to 30 minutes',
      'Steady: up to 45 minutes',
      'Steep: more than 45 minutes',
    ]);
  });

  test('that no kata has is left out', () => {
    expect(byLevel([{ minutes: 20 }, { minutes: 60 }])).toEqual([
      ['gentle', [{ minutes: 20 }]],
      ['steep', [{ minutes: 60 }]],
    ]);
  });
});

describe('learners meet the katas from the gentle to the steep', () => {
  let root: string;

  beforeAll(() => {
    // 54 says that it takes 1 minute, 46 that it takes 2; 45 takes as long as 46.
    root = createTempWorkbook(['54', '46', '45'].map((query) => findKata(query)));
    const path = join(findKata('45', root).folder, 'README.md');
    writeFileSync(path, readFileSync(path, 'utf8').replace('about 3 minutes', 'about 2 minutes'));
  });

  afterAll(() => removeFolder(root));

  const numbers = (katas: readonly { number: number }[]) => katas.map(({ number }) => number);

  test('and by number where that is the same', async () => {
    expect(
      numbers(
        inLearningOrder([
          { number: 3, minutes: 9 },
          { number: 2, minutes: 9 },
          { number: 9, minutes: 1 },
        ]),
      ),
    ).toEqual([9, 2, 3]);
    expect(numbers(listKatas(root))).toEqual([45, 46, 54]);
    expect(numbers(listKatasForLearners(root))).toEqual([54, 45, 46]);
  });

  test('in the loop’s list and the overview, which says what is next', async () => {
    const book = await lastKnown(root);
    expect(book.map(({ number, minutes }) => [number, minutes])).toEqual([
      [54, 1],
      [45, 2],
      [46, 2],
    ]);
    expect(nextOf(book)?.number).toBe(54);
    const lines = progressLines(book, createTheme(false));
    expect(lines.slice(1, 5).map((line) => line.slice(0, 24))).toEqual([
      'Gentle: up to 30 minutes',
      '○ 54 Specification      ',
      '○ 45 Value objects      ',
      '○ 46 Aggregate root     ',
    ]);
    expect(lines.at(-1)).toBe('Next: npm start 54');
  });

  test('in the index, which names the chapter of each', () => {
    const page = indexPage(listKatas(root));
    expect(
      [...page.matchAll(/^## .*|^\| \[(\d\d) .*?\) \| (\d+) \| \d+ \| ([^|]+) \|/gm)].map((match) => match.slice(1)),
    ).toEqual([
      [undefined, undefined, undefined],
      ['54', '1', 'CQRS and advanced patterns'],
      ['45', '2', 'Domain-driven design'],
      ['46', '2', 'Domain-driven design'],
    ]);
  });

  test('also where what was cached is older than the time that a statement gives', async () => {
    const kata = findKata('45', root);
    cpSync(join(root, 'solutions', kata.slug, 'value-objects.ts'), join(kata.folder, 'value-objects.ts'));
    const path = join(root, '.cache', 'standings.json');
    const before = await lastKnown(root);
    const { minutes, ...old } = before[1] ?? { minutes: 0 };
    expect(minutes).toBe(readStatement(kata.statement).minutes);
    cpSync(join(root, 'katas/starters.json'), path);
    writeFileSync(path, JSON.stringify({ [kata.slug]: { fingerprint: 'old', standing: old } }));
    expect((await lastKnown(root))[1]).toMatchObject({ number: 45, minutes });
  });
});
