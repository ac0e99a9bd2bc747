import { Console } from 'node:console';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { collectPrinted } from '../katas/support/printed.ts';
import { findKata } from '../scripts/kata/catalog.ts';
import { createTheme } from '../scripts/platform/terminal/theme.ts';
import { workbookRoot } from '../scripts/platform/workbook-root.ts';
import { failureLines } from '../scripts/learner/watch/ui/describe-rules.ts';
import { screenLines } from '../scripts/learner/watch/ui/screen.ts';
import { viewOf } from '../scripts/learner/watch/view.ts';
import { openRunner } from '../scripts/runner/runner.ts';
import { ruleToShow, type KataResult } from '../scripts/runner/result.ts';

// Vitest keeps what its own console gets.
const console = new Console(process.stdout, process.stderr);

describe('what is printed while something runs', () => {
  test('is kept line by line, from both streams', () => {
    const printed = collectPrinted();
    console.log('a\nb');
    console.error('c');
    process.stdout.write('d');
    expect(printed()).toEqual({ lines: ['a', 'b', 'c', 'd'], count: 4 });
  });

  test('is nothing where nothing was printed, before or after', () => {
    console.log('before');
    const printed = collectPrinted();
    expect(printed()).toBeUndefined();
    console.log('after');
    expect(printed()).toBeUndefined();
  });

  test('is cut to the last twenty lines, and counted', () => {
    const printed = collectPrinted();
    for (let i = 1; i <= 50; i += 1) console.log(`line ${i}`);
    const { lines, count } = printed() ?? { lines: [], count: 0 };
    expect(count).toBe(50);
    expect(lines).toHaveLength(20);
    expect(lines.at(-1)).toBe('line 50');
  });
});

describe('a kata whose code prints', () => {
  const kata = findKata('45');
  let folder: string;
  let result: KataResult;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'printed-'));
    mkdirSync(join(folder, kata.slug));
    const solution = readFileSync(join(workbookRoot, 'solutions', kata.slug, 'value-objects.ts'), 'utf8');
    // Wrong for every amount, and tells what it does.
    const code = solution.replace(
      /(  toString\(\): string \{\n)/,
      "$1    console.log('printing', this.amount, '\\u001b[2J');\n    if (this.amount !== 0) return 'wrong';\n",
    );
    expect(code).not.toBe(solution);
    writeFileSync(join(folder, kata.slug, 'value-objects.ts'), `${code}\nconsole.log('loading', 'it');\n`);
    const runner = await openRunner();
    [result] = (await runner.run([{ kata, target: folder }])) as [KataResult];
    await runner.close();
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('shows what it printed for the input that is shown, and not for the others', () => {
    const broken = ruleToShow(result.rules);
    const lines = failureLines(broken ?? expect.fail('No rule is broken.'), createTheme(false));
    const at = lines.indexOf(`  ${broken?.failures[0]?.broken ? 'Printed for this input' : 'Printed'}`);
    expect(at).toBeGreaterThan(0);
    const printed = lines.slice(at + 1).filter((line) => line.startsWith('  │ '));
    expect(printed.length).toBeLessThan(4);
    expect(printed[0]).toMatch(/^ {2}│ printing \d+/);
    expect(printed.join('')).not.toContain('\u001b');
  });

  test('shows what it printed while it was loaded', () => {
    const lines = screenLines({ ...viewOf(kata, []), result }, createTheme(false));
    expect(lines.slice(lines.indexOf('  Printed while loading')).slice(0, 2)).toEqual([
      '  Printed while loading',
      '  │ loading it',
    ]);
  });
});
