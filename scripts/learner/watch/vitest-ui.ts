import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { lastFailuresVariable } from '../../../katas/support/last-failures.ts';
import { workbookRoot } from '../../platform/workbook-root.ts';
import { UserError } from '../../platform/errors/user-error.ts';

/** What `npm run ui` runs, without npm, which is no program of its own on Windows. */
const command = [
  join(workbookRoot, 'scripts', 'run.cjs'),
  'vitest',
  ...'watch --ui --project katas --configLoader runner'.split(' '),
];

/** A process as far as it matters here. */
interface Started {
  /** What it prints. */
  stdout: NodeJS.ReadableStream;
  once(event: 'exit' | 'error', then: () => void): unknown;
  kill(): unknown;
}

/**
 * Opens vitest's own page in a browser, once: asked again, it says where the page is, unless it has ended.
 *
 * @returns the address, as vitest tells it: the port may be another than the usual one
 */
export function createUi(start: () => Started = startUi): () => Promise<string> {
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
    }
    return ui.address;
  };
}

function addressFrom(started: Started): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    // Read to the end, or a full pipe would stop it.
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
  // The browser runs the laws as they are, whatever this loop remembers.
  const env = { ...process.env, [lastFailuresVariable]: undefined, NO_COLOR: '1', FORCE_COLOR: undefined };
  return spawn(process.execPath, command, { cwd: workbookRoot, stdio: ['ignore', 'pipe', 'ignore'], env });
}
