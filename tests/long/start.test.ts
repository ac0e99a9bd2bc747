import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findKata } from '../../scripts/kata/catalog.ts';
import { openSession, type TerminalSession } from '../../scripts/testing/pseudo-terminal.ts';
import { createTempWorkbook, removeFolder } from '../../scripts/testing/temp-workbook.ts';
import { pointsIn, readStatement } from '../../scripts/kata/statement.ts';
import { runScript, scriptLine } from '../support/run-script.ts';

// A small copy of the workbook drives the real scripts.
const starter = 'katas/45-value-objects/value-objects.ts';
const solution = 'solutions/45-value-objects/value-objects.ts';
const { rules } = readStatement(findKata('45').statement);
const points = pointsIn(rules);
let folder: string;

beforeEach(() => {
  folder = createTempWorkbook([findKata('45'), findKata('54')]);
});

afterEach(async () => {
  // A process in reserve may still write for a moment after the loop has ended.
  await removeFolder(folder);
});

const run = (...args: string[]) => runScript(folder, args);

function commitAll(message: string): void {
  const git = (...args: string[]) => execFileSync('git', args, { cwd: folder, stdio: 'ignore' });
  git('init', '--quiet');
  git('add', '--all');
  git('-c', 'user.name=Learner', '-c', 'user.email=learner@example.com', 'commit', '--quiet', '--message', message);
}

function edit(change: (code: string) => string): void {
  writeFileSync(join(folder, starter), change(readFileSync(join(folder, starter), 'utf8')));
}

describe('without a terminal', () => {
  test('npm start prints the state of the next unsolved kata once', () => {
    const { output, status } = run('start');
    expect(status).toBe(0);
    expect(output).toContain('45 Value objects');
    expect(output).toContain(`○ 1 ★   ${rules[0]?.title}`);
    expect(output).toContain('0 of 2 solved');
  });

  test('a solved kata is passed over', () => {
    cpSync(join(folder, solution), join(folder, starter));
    expect(run('start').output).toContain('54 Specification');
    expect(readFileSync(join(folder, 'progress.txt'), 'utf8')).toMatch(
      new RegExp(`^45-value-objects +mastered +${points}/${points} `, 'm'),
    );
  });

  test('an unknown kata gets one line that ends with what to do', () => {
    expect(run('start', '99')).toMatchObject({
      status: 1,
      output: '',
      errors: 'There is no kata "99"; there are 45, 54. Try: npm start, or the key l for the list\n',
    });
  });

  test('a file that does not compile is named with its line', () => {
    edit((code) => code.replace('todo(', 'todo(('));
    const { output, status } = run('start', '45');
    expect(status).toBe(0);
    expect(output).toMatch(
      /katas\/45-value-objects\/value-objects\.ts:\d+:\d+ does not compile: .+\. Fix this line and save\./,
    );
  });

  test('a missing file is named with the command that brings it back', () => {
    rmSync(join(folder, starter));
    expect(run('start', '45').output).toContain(`${starter} is missing. Try: npm run reset 45 value-objects.ts`);
  });

  test.each(['README.md', 'value-objects.test.ts'])(
    'a missing %s is named with the command that brings it back',
    (name) => {
      rmSync(join(folder, 'katas/45-value-objects', name));
      expect(run('start', '45')).toMatchObject({
        status: 1,
        errors: `katas/45-value-objects/${name} is missing. Try: git checkout -- katas/45-value-objects/${name}\n`,
      });
    },
  );

  test('a run that comes to no result is an error', () => {
    writeFileSync(
      join(folder, 'vitest.config.ts'),
      "export default { test: { projects: [{ test: { name: 'other' } }] } };\n",
    );
    expect(run('start', '45')).toEqual({
      status: 1,
      output: '',
      errors: 'No projects matched the filter "katas", "solutions", "laws". Try: npm run doctor\n',
    });
  });

  test('an export that is gone is named', () => {
    edit((code) => code.replace('export class Email', 'class Email'));
    expect(run('start', '45').output).toContain(`${starter} does not export Email, which the tests import.`);
  });
});

test.each([
  ['progress', ['--wrong'], "Unknown option '--wrong'. Try: npm run progress -- --help\n"],
  ['hint', [], 'Which kata? Try: npm run hint 45\n'],
])('npm run %s %j gets one line', (script, args, errors) => {
  expect(run(script, ...args)).toEqual({ status: 1, output: '', errors });
});

describe('npm run hint, reset and solution', () => {
  test('hints come one at a time and are remembered', () => {
    expect(run('hint', '45').output).toMatch(/^Hint 1 of 3/);
    expect(run('hint', '45').output).toMatch(/Hint 1 of 3[\s\S]*Hint 2 of 3/);
    expect(readFileSync(join(folder, 'progress.txt'), 'utf8')).toMatch(/^45-value-objects .* hints:2$/m);
  });

  test('a reset brings the starter back and keeps the attempt, whatever was committed since', () => {
    commitAll('a clone');
    const before = readFileSync(join(folder, starter), 'utf8');
    edit((code) => `${code}// mine\n`);
    commitAll('an attempt');
    const kept = /saved in (\S+)\. To bring it back/.exec(run('reset', '45').output)?.[1] ?? '';
    expect(readFileSync(join(folder, starter), 'utf8')).toBe(before);
    expect(readFileSync(join(folder, kept, 'value-objects.ts'), 'utf8')).toBe(`${before}// mine\n`);
    expect(run('reset', '45').output).toBe('45-value-objects has been reset to its starter.\n');
  });

  test('the solution is shown once it is solved, or to who insists', () => {
    expect(run('solution', '45')).toMatchObject({
      status: 1,
      errors: '45-value-objects is not solved yet. Try: npm run solution -- 45 --yes\n',
    });
    expect(run('solution', '45', '--yes').output).toMatch(
      /\+ {2}readonly #amount: number;[\s\S]*# Notes on value objects/,
    );
  });
});

describe('npm run progress', () => {
  test('lists every kata with its points', () => {
    const { output } = run('progress');
    expect(output).toMatch(new RegExp(`45 Value objects +1 min +not started +0 of ${points}$`, 'm'));
    expect(output).toMatch(/0 of 2 solved, 0 mastered, 0 of \d+ points/);
  });

  test('runs only what has changed', () => {
    cpSync(join(folder, solution), join(folder, starter));
    expect(run('progress').output).toMatch(
      new RegExp(`45 Value objects +1 min +mastered +${points} of ${points}$`, 'm'),
    );
    // Without vitest nothing can run: what is still known comes from the cache.
    rmSync(join(folder, 'vitest.config.ts'));
    expect(run('progress').output).toMatch(
      new RegExp(`45 Value objects +1 min +mastered +${points} of ${points}$`, 'm'),
    );
  });

  test('tells a program the same', () => {
    const book = JSON.parse(run('progress', '--json').output) as { number: number; state: string }[];
    expect(book.map(({ number, state }) => [number, state])).toEqual([
      [45, 'not started'],
      [54, 'not started'],
    ]);
  });
});

describe.skipIf(process.platform === 'win32')('on a terminal', () => {
  let session: TerminalSession;

  beforeEach(async () => {
    session = openSession(scriptLine('start'), folder, { NO_COLOR: '1' });
    await session.seen(new RegExp(`○ ${rules.length} .*n next`, 's'));
  });

  afterEach(() => {
    session.end();
  });

  test('a save shows what it broke, the next one that it is mended, and q gives the terminal back', async () => {
    const right = readFileSync(join(folder, solution), 'utf8');
    session.mark();
    writeFileSync(
      join(folder, starter),
      right.replace('remainingCents === 0 || ratios[i] === 0', 'remainingCents === 0'),
    );
    await session.seen(/✓ 7 .*✗ 8 .*Law +shares are rounded .*Broken by +amount = 5.*ratios = \[ 0, 3, 7 \].*Replay/s);
    session.mark();
    writeFileSync(join(folder, starter), right);
    await session.seen(/Mastered/);
    session.type('q');
    await expect.poll(workers, { timeout: 5_000 }).toEqual([]);
    expect(existsSync(join(folder, 'progress.txt'))).toBe(true);
  });

  test('n and p turn the pages, l lists, filters and jumps', async () => {
    session.type('n');
    await session.seen(/54 Specification[\s\S]*○ 1 /);
    session.type('n');
    await session.seen(/This is the last kata\./);
    session.type('p');
    await session.seen(/45 Value objects[\s\S]*○ 1 /);
    session.type('l');
    await session.seen(/All katas[\s\S]*45 Value objects[\s\S]*54 Specification/);
    session.type('val');
    await session.seen(/filter: val/);
    session.type('\r');
    await session.seen(/45 Value objects[\s\S]*○ 1 /);
  });
});

/** The processes that run katas of this copy of the workbook. */
function workers(): string[] {
  const ps = execFileSync('ps', ['-eo', 'args'], { encoding: 'utf8' });
  return ps.split('\n').filter((line) => line.includes(join(folder, 'scripts')) && line.includes('child.mjs'));
}
