import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { workbookRoot } from '../../scripts/platform/workbook-root.ts';

// On Windows, the folder for temporary files is usually on another drive than the workbook.
const folder = mkdtempSync(join(tmpdir(), 'six-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const hexagonal = '29-hexagonal';
const values = '45-value-objects';
const aggregate = '46-aggregate-root';

/** Hands in all solutions. */
function handIn(student: string): { edit: (path: string, change: (text: string) => string) => void; path: string } {
  const path = join(folder, 'class', student, 'katas');
  for (const slug of [hexagonal, values, aggregate]) {
    mkdirSync(join(path, slug), { recursive: true });
    cpSync(join(workbookRoot, 'solutions', slug), join(path, slug), { recursive: true });
  }
  const edit = (file: string, change: (text: string) => string) =>
    writeFileSync(join(path, file), change(readFileSync(join(path, file), 'utf8')));
  return { edit, path };
}

function handInAll(): void {
  handIn('right');
  const wrong = handIn('wrong');
  wrong.edit(`${hexagonal}/driving-adapters.ts`, (text) => text.replace('status: 409', 'status: 400'));
  wrong.edit(`${aggregate}/aggregate-root.ts`, (text) =>
    text.replace('totalOf(items) > this', 'totalOf(items) >= this'),
  );
  wrong.edit(`${values}/value-objects.ts`, (text) => text.replace('amount + 0', 'amount'));
  const looping = handIn('looping');
  looping.edit(`${values}/value-objects.ts`, (text) =>
    text.replace('  allocate(ratios: readonly number[]): Money[] {', '$&\n    if (this.#amount % 2 === 1) for (;;);'),
  );
  looping.edit(`${aggregate}/aggregate-root.ts`, (text) => `for (;;);\n${text}`);
  const broken = handIn('broken');
  broken.edit(`${values}/value-objects.ts`, (text) => `${text}\nexport class {`);
  broken.edit(`${aggregate}/aggregate-root.ts`, (text) => `import 'node:fs';\n${text}`);
  broken.edit(`${hexagonal}/core.ts`, (text) => `throw new Error('Not today');\n${text}`);
  const missing = handIn('missing');
  rmSync(join(missing.path, values, 'value-objects.ts'));
  rmSync(join(missing.path, aggregate), { recursive: true });
  // What an editor of Windows saves.
  const crlf = handIn('crlf');
  const withReturns = (text: string) => text.replaceAll(/\r?\n/g, '\r\n');
  crlf.edit(`${values}/value-objects.ts`, withReturns);
  crlf.edit(`${aggregate}/aggregate-root.ts`, () =>
    withReturns(readFileSync(join(workbookRoot, 'katas', aggregate, 'aggregate-root.ts'), 'utf8')),
  );
}

test('a class gets the same scores on every system', () => {
  handInAll();
  writeFileSync(join(folder, 'course.json'), JSON.stringify({ title: 'Six', katas: [29, 45, 46] }));
  const out = join(folder, 'grades');
  const { stderr } = spawnSync(
    process.execPath,
    [
      join(workbookRoot, 'scripts', 'run.cjs'),
      'grade',
      join(folder, 'class'),
      '--course',
      join(folder, 'course.json'),
      '--out',
      out,
      '--seed',
      '7',
      '--jobs',
      '2',
    ],
    { cwd: workbookRoot, encoding: 'utf8' },
  );
  expect(stderr).not.toContain('Error');
  const records = readFileSync(join(out, 'results.jsonl'), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as { student: string; kata: string; status: string; rules: Rule[] })
    .map(({ student, kata, status, rules }) => `${student} ${kata.slice(0, 2)} ${status} ${points(rules)}`);
  expect(records.toSorted()).toEqual([
    'broken 29 crashed 0',
    'broken 45 does not compile 0',
    'broken 46 import refused 0',
    'crlf 29 passed 16',
    'crlf 45 passed 17',
    'crlf 46 not started 0',
    'looping 29 passed 16',
    'looping 45 timeout 14',
    'looping 46 timeout 0',
    'missing 29 passed 16',
    'missing 45 missing 0',
    'missing 46 missing 0',
    'right 29 passed 16',
    'right 45 passed 17',
    'right 46 passed 16',
    'wrong 29 failed 14',
    'wrong 45 failed 14',
    'wrong 46 failed 14',
  ]);
});

interface Rule {
  status: string;
  stars: number;
}

function points(rules: readonly Rule[]): number {
  return rules.reduce((sum, { status, stars }) => sum + (status === 'passed' ? stars : 0), 0);
}
