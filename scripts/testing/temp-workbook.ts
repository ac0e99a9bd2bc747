import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { codeIn, type Kata } from '../kata/catalog.ts';
import { workbookRoot } from '../platform/workbook-root.ts';
import { starterText } from '../kata/starters.ts';

/**
 * Creates a copy of this workbook with some of its katas and their original starters, for tests and benchmarks that run
 * the real scripts. Packages are linked, not copied. According to its statement, the first kata takes 1 minute, the
 * second 2 minutes, and so on, so that learners see the katas in the given order.
 *
 * @returns the folder's path, below the system's folder for temporary files
 */
export function createTempWorkbook(katas: readonly Kata[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'workbook-'));
  const copy = (...path: string[]) => cpSync(join(workbookRoot, ...path), join(folder, ...path), { recursive: true });
  for (const file of [
    'package.json',
    'tsconfig.json',
    'vitest.config.ts',
    'scripts',
    'katas/support',
    'katas/starters.json',
    'katas/tests.json',
    'schemas',
  ])
    copy(file);
  // On Windows, everyone may create a junction, but only some users other links.
  symlinkSync(join(workbookRoot, 'node_modules'), join(folder, 'node_modules'), 'junction');
  for (const [i, kata] of katas.entries()) {
    copy('katas', kata.slug);
    const statement = join(folder, 'katas', kata.slug, 'README.md');
    const text = readFileSync(statement, 'utf8');
    writeFileSync(statement, text.replace(/^about \d+ minutes$/m, `about ${i + 1} minutes`));
    codeIn(join(folder, 'katas', kata.slug)).forEach((name) => {
      if (kata.files.includes(name)) writeFileSync(join(folder, 'katas', kata.slug, name), starterText(kata, name));
    });
    mkdirSync(join(folder, 'solutions'), { recursive: true });
    copy('solutions', kata.slug);
  }
  return folder;
}

/**
 * Deletes a folder in which a command that is ending may still write files. With `maxRetries`, `rmSync` would only
 * repeat its last step, which keeps failing once there is another file.
 *
 * @throws {Error} the last error of `rmSync`, if it still fails after ten seconds
 */
export async function removeFolder(folder: string): Promise<void> {
  const deadline = performance.now() + 10_000;
  for (;;) {
    try {
      return rmSync(folder, { recursive: true, force: true });
    } catch (error) {
      if (performance.now() > deadline) throw error;
      await sleep(100);
    }
  }
}
