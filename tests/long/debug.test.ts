import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { originalPositionFor, TraceMap } from '@jridgewell/trace-mapping';
import { afterEach, expect, test } from 'vitest';
import { lawKey } from '../../katas/support/last-failures.ts';
import { findKata, type Kata } from '../../scripts/kata/catalog.ts';
import { lawsFingerprint } from '../../scripts/kata/fingerprint.ts';
import { readStatement } from '../../scripts/kata/statement.ts';
import { attachInspector as attach } from '../support/inspector-client.ts';
import { createTempWorkbook, removeFolder } from '../../scripts/testing/temp-workbook.ts';

// As a debugger does it: through the inspector protocol, with the source map of what Node runs.
let root: string;
let command: ChildProcess | undefined;

afterEach(async () => {
  command?.kill('SIGKILL');
  await removeFolder(root);
});

/** The input of the law about `toString` that the learner saw last. */
const remembered = (kata: Kata) => ({
  [kata.slug]: {
    fingerprint: lawsFingerprint(kata),
    laws: {
      [lawKey(
        readStatement(kata.statement).rules[0]?.heading ?? '',
        'toString returns the currency and the amount with two decimal places, and the getters return each of them',
      )]: { seed: 2957, path: '9', exact: true },
    },
  },
});

test.each([
  ['smallest', 'cents !== 0', false, 1000],
  ['remembered', 'cents > 1000', true, 850_362],
])(
  'a breakpoint in the learner’s TypeScript is hit, with the %s input, and the run goes on to its verdict',
  async (_, condition, isRemembered, cents) => {
    root = createTempWorkbook([findKata('45')]);
    const file = join(root, 'katas', '45-value-objects', 'value-objects.ts');
    const answer = readFileSync(join(root, 'solutions', '45-value-objects', 'value-objects.ts'), 'utf8');
    const wrong = answer.replace(
      /( {2}toString\(\): string \{\n)/,
      `$1    const cents = this.amount;\n    if (${condition}) return 'wrong';\n`,
    );
    writeFileSync(file, wrong);
    if (isRemembered) {
      mkdirSync(join(root, '.cache'), { recursive: true });
      writeFileSync(join(root, '.cache', 'counterexamples.json'), JSON.stringify(remembered(findKata('45', root))));
    }
    const line = wrong.split('\n').findIndex((one) => one.includes("return 'wrong'")) + 1;
    const port = await freePort();
    let printed = '';
    command = spawn(process.execPath, ['scripts/run.cjs', 'debug', '45', '--port', String(port)], { cwd: root });
    const ended = once(command, 'exit');
    command.stdout?.on('data', (chunk: Buffer) => (printed += chunk.toString()));
    command.stderr?.on('data', (chunk: Buffer) => (printed += chunk.toString()));
    const inspector = await attach(port);

    await inspector.send('Runtime.enable');
    await inspector.send('Debugger.enable');
    await inspector.send('Debugger.setPauseOnExceptions', { state: 'none' });
    await inspector.send('Debugger.setInstrumentationBreakpoint', {
      instrumentation: 'beforeScriptWithSourceMapExecution',
    });
    const pauseAfter = async (method: string) => {
      const [paused] = await Promise.all([
        inspector.once<Paused>('Debugger.paused', () => true),
        inspector.send(method),
      ]);
      return paused;
    };
    let sourceMapURL = '';
    let paused = await pauseAfter('Runtime.runIfWaitingForDebugger');
    while (paused.reason === 'instrumentation') {
      const { data } = paused;
      if (data?.url.includes('value-objects.ts') && !data.url.includes('.test.ts')) {
        ({ sourceMapURL } = data);
        const location = { scriptId: data.scriptId, lineNumber: generatedLine(sourceMapURL, line) - 1 };
        // oxlint-disable-next-line no-await-in-loop
        await inspector.send('Debugger.setBreakpoint', { location });
      }
      // oxlint-disable-next-line no-await-in-loop
      paused = await pauseAfter('Debugger.resume');
    }
    const [frame] = paused.callFrames;
    const at = originalPositionFor(new TraceMap(mapOf(sourceMapURL)), {
      line: (frame?.location.lineNumber ?? 0) + 1,
      column: frame?.location.columnNumber ?? 0,
    });
    expect(at.line).toBe(line);
    const { result } = await inspector.send<{ result: { value: unknown } }>('Debugger.evaluateOnCallFrame', {
      callFrameId: frame?.callFrameId,
      expression: 'cents',
    });
    expect(result.value).toBe(cents);
    await inspector.send('Debugger.disable');
    inspector.close();
    await ended;
    expect(printed).toContain("Received: 'wrong'");
  },
);

/** @see https://chromedevtools.github.io/devtools-protocol/v8/Debugger/#event-paused */
interface Paused {
  reason: string;
  /** The script that is about to run, if it is paused before one. */
  data?: { scriptId: string; url: string; sourceMapURL: string };
  callFrames: { callFrameId: string; location: { lineNumber: number; columnNumber: number } }[];
}

function mapOf(url: string): string {
  return Buffer.from(url.slice(url.indexOf(',') + 1), 'base64').toString();
}

/** The first generated line that comes from this line of the source. */
function generatedLine(sourceMapURL: string, line: number): number {
  const map = new TraceMap(mapOf(sourceMapURL));
  for (let generated = 1; generated < 2_000; generated += 1) {
    for (let column = 0; column < 80; column += 1) {
      if (originalPositionFor(map, { line: generated, column }).line === line) return generated;
    }
  }
  throw new Error(`No generated line comes from line ${line}.`);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}
