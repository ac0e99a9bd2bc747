import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { workbookRoot } from '../../platform/workbook-root.ts';

/** Runs `npm run debug` in the terminal, and waits until the learner has read its output. */
export async function runDebugger(number: number): Promise<void> {
  const script = join(workbookRoot, 'scripts', 'run.cjs');
  await once(spawn(process.execPath, [script, 'debug', String(number)], { stdio: 'inherit' }), 'exit');
  console.log('\nPress return to go back to the kata.');
  process.stdin.resume();
  await once(process.stdin, 'data');
  process.stdin.pause();
}
