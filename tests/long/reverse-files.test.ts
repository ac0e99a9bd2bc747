import { execFileSync } from 'node:child_process';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { workbookRoot } from '../../scripts/platform/workbook-root.ts';
import { findReverseKata } from '../../scripts/reverse/reverse-kata.ts';
import { createTempWorkbook, removeFolder } from '../../scripts/testing/temp-workbook.ts';
import { runScript } from '../support/run-script.ts';

// Reverse katas of several files; the laws of one of them wait for promises. A small copy of the workbook drives the real scripts.
const ids = ['r30', 'r51'];
const reverseKatas = ids.map((id) => findReverseKata(id));
let folder: string;

beforeAll(() => {
  folder = createTempWorkbook(reverseKatas.map(({ kata }) => kata));
  for (const { kata } of reverseKatas) {
    for (const path of [`reverse/${kata.slug}.json`, `impostors/${kata.slug}`, `variants/${kata.slug}`]) {
      cpSync(join(workbookRoot, 'tests', path), join(folder, 'tests', path), { recursive: true });
    }
  }
  const git = (...args: string[]) => execFileSync('git', args, { cwd: folder, stdio: 'ignore' });
  git('init', '--quiet');
  git('add', '--all');
  git('-c', 'user.name=Learner', '-c', 'user.email=learner@example.com', 'commit', '--quiet', '--message', 'start');
});

afterAll(() => removeFolder(folder));

function run(...args: string[]): string {
  const { output, errors } = runScript(folder, args);
  return output + errors;
}

describe.each(reverseKatas.map((one) => [one.id, one] as const))('%s', (id, { kata, laws }) => {
  const file = laws.slice(workbookRoot.length + 1);
  const sample = readFileSync(laws, 'utf8');

  test('accepts the sample law, which rejects nothing and ends with an expectation everywhere', () => {
    const output = run('start', id);
    expect(output).toMatch(/✓ Your \d laws accept all \d correct solutions\.\n 0 of 6 impostors rejected/);
    expect(output).not.toContain('ends without an expectation');
  });

  test('names the impostors that a law rejects, remembers this, gives hints and starts again', () => {
    const tame = readFileSync(join(workbookRoot, 'tests', 'reverse', 'tame', kata.slug, 'no-aliasing.laws.ts'), 'utf8');
    const own = tame.replaceAll(`../../../../katas/${kata.slug}/`, './').replaceAll('../../../../katas/', '../');
    writeFileSync(join(folder, file), own);
    expect(run('start', id)).toMatch(/ [1-5] of 6 impostors rejected[\s\S]*Rejected impostors\n +✓ /);
    expect(run('progress')).toMatch(new RegExp(`^✗ ${id} `, 'm'));
    for (const hint of [1, 2, 3]) expect(run('hint', id)).toContain(`Hint ${hint} of 3`);
    expect(run('reset', id)).toContain('has been reset to its starter. Your attempt is saved in');
    expect(readFileSync(join(folder, file), 'utf8')).toBe(sample);
  });
});
