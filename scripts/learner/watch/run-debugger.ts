import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { workbookRoot } from '../../platform/workbook-root.ts';

/** The input and output of the terminal that a debug run uses. */
export interface DebugTerminal {
  stdin: NodeJS.ReadableStream & { setRawMode(raw: boolean): unknown };
  print(line: string): void;
}

/** A process that can be stopped. It emits `exit` when it is over. */
export interface DebugProcess extends NodeJS.EventEmitter {
  kill(signal: NodeJS.Signals): unknown;
}

/**
 * Runs `npm run debug` in the terminal, and then waits for a key, so that the learner can read the output. `q` or
 * Ctrl-C interrupts the run, and a second press kills it. The loop goes on.
 *
 * @returns a note, if it was stopped
 */
export async function runDebugger(
  number: number,
  { stdin, print }: DebugTerminal = { stdin: process.stdin, print: (line) => console.log(line) },
  start: (number: number) => DebugProcess = startDebugger,
): Promise<string | undefined> {
  print(`Looking for the first broken law of kata ${number} … q or Ctrl-C goes back to the kata.`);
  const child = start(number);
  let presses = 0;
  const pressed = (chunk: string | Buffer) => {
    const keys = chunk.toString().toLowerCase();
    if (!keys.includes('q') && !keys.includes('\u0003')) return;
    presses += 1;
    child.kill(presses === 1 ? 'SIGINT' : 'SIGKILL');
  };
  // In raw mode, Ctrl-C is a key. Otherwise it would also end this process.
  stdin.setRawMode(true);
  stdin.on('data', pressed).resume();
  try {
    await once(child, 'exit');
    if (presses > 0) return 'The debug run was stopped.';
    print('\nPress any key to go back to the kata.');
    stdin.off('data', pressed);
    await once(stdin, 'data');
    return undefined;
  } finally {
    stdin.off('data', pressed).pause();
    stdin.setRawMode(false);
  }
}

function startDebugger(number: number): DebugProcess {
  const script = join(workbookRoot, 'scripts', 'run.cjs');
  return spawn(process.execPath, [script, 'debug', String(number)], { stdio: ['ignore', 'inherit', 'inherit'] });
}
