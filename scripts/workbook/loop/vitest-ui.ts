import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { lastFailuresVariable } from '../../../katas/support/last-failures.ts';
import { workbookRoot } from '../catalog.ts';

/** What `npm run ui` runs, without npm, which is no program of its own on Windows. */
const command = [
  join(workbookRoot, 'scripts', 'run.cjs'),
  'vitest',
  ...'watch --ui --project katas --configLoader runner'.split(' '),
];

/** A process as far as it matters here. */
interface Started {
  once(event: 'exit' | 'error', then: () => void): unknown;
  kill(): unknown;
}

/** Opens vitest's own page in a browser, once: asked again, it says where the page is, unless it has ended. */
export function createUi(start: () => Started = startUi): () => string {
  let ui: Started | undefined;
  process.once('exit', () => ui?.kill());
  return () => {
    if (ui === undefined) {
      const started = (ui = start());
      const gone = () => {
        if (ui === started) ui = undefined;
      };
      started.once('exit', gone);
      started.once('error', gone);
    }
    return 'It opens in your browser: http://localhost:51204/__vitest__/';
  };
}

function startUi(): Started {
  // The browser runs the laws as they are, whatever this loop remembers.
  const env = { ...process.env, [lastFailuresVariable]: undefined };
  return spawn(process.execPath, command, { cwd: workbookRoot, stdio: 'ignore', env });
}
