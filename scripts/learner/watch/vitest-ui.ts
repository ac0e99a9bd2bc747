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

/** The parts of a process that matter here. */
interface Started {
  /** What it prints. */
  stdout: NodeJS.ReadableStream;
  once(event: 'exit' | 'error', then: () => void): unknown;
  kill(): unknown;
}

/**
 * Opens Vitest's user interface in a browser once. Asked again, it returns the address, unless Vitest has ended.
 *
 * @returns the address that Vitest prints, because the port may differ from the usual one
 */
export function createUi(start: () => Started = startUi, show = openBrowser): () => Promise<string> {
  let ui: { process: Started; address: Promise<string> } | undefined;
  process.once('exit', () => ui?.process.kill());
  return () => {
    if (ui === undefined) {
      const started = start();
      ui = { process: started, address: addressFrom(started) };
      const gone = () => {
        if (ui?.process === started) ui = undefined;
      };
      started.once('exit', gone);
      started.once('error', gone);
      ui.address.then(show, () => {});
    }
    return ui.address;
  };
}

function addressFrom(started: Started): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    // The output is read to the end, because a full pipe would stop the process.
    started.stdout.on('data', (chunk: Buffer | string) => {
      said = (said + stripVTControlCharacters(chunk.toString())).slice(-10_000);
      const [address] = /https?:\/\/\S+\/__vitest__\/\S*(?=\s)/.exec(said) ?? [];
      if (address !== undefined) resolve(address);
    });
    const failed = () => reject(new UserError('Vitest exited without opening its page', 'npm run ui'));
    started.once('exit', failed);
    started.once('error', failed);
  });
}

function startUi(): Started {
  const env = { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined };
  return spawn(process.execPath, command, { cwd: workbookRoot, stdio: ['ignore', 'pipe', 'ignore'], env });
}
