import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { workbookRoot } from '../../platform/workbook-root.ts';
import { openBrowser } from '../../platform/open-browser.ts';
import { UserError } from '../../platform/errors/user-error.ts';

/** The command of `npm run ui`, without npm, because npm is not an executable on Windows. */
const command = [
  join(workbookRoot, 'scripts', 'run.cjs'),
  'vitest',
  ...'watch --ui --open=false --project katas --configLoader runner'.split(' '),
];

/** The parts of a process of Vitest UI that matter here. */
interface UiProcess {
  /** What it prints. */
  stdout: NodeJS.ReadableStream;
  once(event: 'exit' | 'error', then: () => void): unknown;
  kill(): unknown;
}

/**
 * Creates a function that starts Vitest UI and opens it in a browser. Later calls only return the address, as long as
 * Vitest is still running. When this process ends, so does Vitest.
 *
 * @returns the function, which returns the address that Vitest prints, because the port may differ from the usual one
 */
export function createUi(start: () => UiProcess = startUi, openPage = openBrowser): () => Promise<string> {
  let ui: { process: UiProcess; address: Promise<string> } | undefined;
  process.once('exit', () => ui?.process.kill());
  return () => {
    if (ui === undefined) {
      const uiProcess = start();
      ui = { process: uiProcess, address: addressFrom(uiProcess) };
      const forget = () => {
        if (ui?.process === uiProcess) ui = undefined;
      };
      uiProcess.once('exit', forget);
      uiProcess.once('error', forget);
      ui.address.then(openPage, () => {});
    }
    return ui.address;
  };
}

function addressFrom(uiProcess: UiProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = '';
    // The output is read to the end, because a full pipe would stop the process.
    uiProcess.stdout.on('data', (chunk: Buffer | string) => {
      output = (output + stripVTControlCharacters(chunk.toString())).slice(-10_000);
      const [address] = /https?:\/\/\S+\/__vitest__\/\S*(?=\s)/.exec(output) ?? [];
      if (address !== undefined) resolve(address);
    });
    const fail = () => reject(new UserError('Vitest exited without opening its page', 'npm run ui'));
    uiProcess.once('exit', fail);
    uiProcess.once('error', fail);
  });
}

function startUi(): UiProcess {
  const env = { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined };
  return spawn(process.execPath, command, { cwd: workbookRoot, stdio: ['ignore', 'pipe', 'ignore'], env });
}
