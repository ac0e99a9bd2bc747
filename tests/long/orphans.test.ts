import { spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { findKata } from '../../scripts/kata/catalog.ts';
import { createTempWorkbook, removeFolder } from '../../scripts/testing/temp-workbook.ts';

test('an endless loop ends with the command that ran it, even if that was killed', async () => {
  const root = createTempWorkbook([findKata('45')]);
  const pidFile = join(root, 'pid');
  // The learner's code may neither write files nor know its process, but its tests run in the same one.
  const tests = join(root, 'katas', '45-value-objects', 'value-objects.test.ts');
  writeFileSync(tests, `import './pid.model.ts';\n${readFileSync(tests, 'utf8')}`);
  writeFileSync(
    join(tests, '..', 'pid.model.ts'),
    `import { writeFileSync } from 'node:fs';\nwriteFileSync(${JSON.stringify(pidFile)}, String(process.pid));\n`,
  );
  const answer = readFileSync(join(root, 'solutions', '45-value-objects', 'value-objects.ts'), 'utf8');
  writeFileSync(join(tests, '..', 'value-objects.ts'), `${answer}\nfor (;;);\n`);
  const command = spawn(process.execPath, ['scripts/run.cjs', 'start', '45'], { cwd: root, stdio: 'ignore' });
  const pid = Number(await until(() => existsSync(pidFile) && readFileSync(pidFile, 'utf8')));
  expect(pid).toBeGreaterThan(0);
  // By then the command has told of it.
  await delay(1_500);
  command.kill('SIGKILL');
  expect(await until(() => !isAlive(pid))).toBe(true);
  await removeFolder(root);
});

async function until<T>(find: () => T | false | ''): Promise<T | undefined> {
  // A minute, because other tests may take most of the processors.
  for (let i = 0; i < 600; i += 1) {
    const found = find();
    if (found) return found;
    // oxlint-disable-next-line no-await-in-loop
    await delay(100);
  }
  return undefined;
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
