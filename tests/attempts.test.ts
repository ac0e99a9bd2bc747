import { EventEmitter } from 'node:events';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { findKata, type Kata } from '../scripts/kata/catalog.ts';
import { filesToWrite } from '../scripts/kata/starters.ts';
import { readStatement } from '../scripts/kata/statement.ts';
import { kataOrLastOpened } from '../scripts/learner/asked-kata.ts';
import { attemptsOf, restoreAttempt } from '../scripts/learner/attempts.ts';
import { beginPractice } from '../scripts/learner/practice.ts';
import { resetKata } from '../scripts/learner/reset.ts';
import { fileOfRule } from '../scripts/learner/watch/file-of-rule.ts';
import { resetQuestion } from '../scripts/learner/watch/reset-words.ts';
import { runDebugger, type DebugProcess } from '../scripts/learner/watch/run-debugger.ts';
import { screenLines } from '../scripts/learner/watch/ui/screen.ts';
import { viewOf } from '../scripts/learner/watch/view.ts';
import { git } from '../scripts/platform/git/git.ts';
import { createTheme } from '../scripts/platform/terminal/theme.ts';
import { rememberOpened } from '../scripts/progress/last-opened.ts';
import { readProgress } from '../scripts/progress/progress-file.ts';
import { recordResult, refreshAll } from '../scripts/progress/refresh-status.ts';
import type { KataResult, Problem } from '../scripts/runner/result.ts';
import { validateCode } from '../scripts/runner/validate-code.ts';
import { reverseKataOf } from '../scripts/reverse/reverse-kata.ts';
import { createTempWorkbook, removeFolder } from '../scripts/testing/temp-workbook.ts';

// What a learner has reached stays: attempts, and points while a file cannot be run.
let root: string;
let kata: Kata;
const file = (name: string) => join(kata.folder, name);
const read = (name: string) => readFileSync(file(name), 'utf8');
const at = (second: number) => new Date(second * 1000);

const starters = new Map<string, string>();

beforeAll(() => {
  root = createTempWorkbook([findKata('35')]);
  kata = findKata('35', root);
  kata.files.forEach((name) => starters.set(name, read(name)));
  git(root, ['init', '--quiet']);
  git(root, ['add', 'katas']);
});

beforeEach(() => {
  for (const name of [
    '.attempts',
    '.cache',
    'progress.txt',
    'katas/35-strategy/byWeight.ts',
    'katas/35-strategy/notes.ts',
  ])
    rmSync(join(root, name), { recursive: true, force: true });
  starters.forEach((text, name) => writeFileSync(file(name), text));
});

afterAll(async () => {
  await removeFolder(root);
});

describe('an attempt', () => {
  test('comes back as it was, and the present files are saved as another one', () => {
    const starter = read('free.ts');
    writeFileSync(file('by-weight.ts'), '// first\n');
    resetKata(kata, at(1));
    writeFileSync(file('free.ts'), '// second\n');
    expect(restoreAttempt(kata, undefined, at(2))).toEqual({
      attempt: '.attempts/35-strategy/1970-01-01T00-00-01',
      saved: '.attempts/35-strategy/1970-01-01T00-00-02',
    });
    expect([read('by-weight.ts'), read('free.ts')]).toEqual(['// first\n', starter]);
    // Nothing new is lost, so nothing is saved once more.
    expect(restoreAttempt(kata, '1970-01-01T00-00-02', at(3)).saved).toBeUndefined();
    expect(read('free.ts')).toBe('// second\n');
    expect(attemptsOf(kata)).toEqual(['1970-01-01T00-00-02', '1970-01-01T00-00-01']);
  });

  test('is found among several of one second, and a new starter of an update is none', () => {
    for (const text of ['a', 'b', 'c']) {
      writeFileSync(file('free.ts'), text);
      resetKata(kata, at(1));
    }
    mkdirSync(join(root, '.attempts', kata.slug, 'new-starter-2026-11-30T10-00-00'));
    writeFileSync(join(root, '.attempts', kata.slug, 'new-starter-2026-11-30T10-00-00/free.ts'), 'new');
    expect(attemptsOf(kata)).toHaveLength(3);
    restoreAttempt(kata, undefined, at(2));
    expect(read('free.ts')).toBe('c');
  });

  test('comes back with its helper files, and those of the present files are saved with them', () => {
    writeFileSync(file('free.ts'), "import './parts.ts';\n");
    writeFileSync(file('parts.ts'), '// parts\n');
    resetKata(kata, at(1));
    expect(existsSync(file('parts.ts'))).toBe(false);
    writeFileSync(file('free.ts'), "import './others.ts';\n");
    writeFileSync(file('others.ts'), '// others\n');
    restoreAttempt(kata, undefined, at(2));
    expect([read('parts.ts'), existsSync(file('others.ts'))]).toEqual(['// parts\n', false]);
    expect(restoreAttempt(kata, '1970-01-01T00-00-02', at(3)).saved).toBeUndefined();
    expect([read('others.ts'), existsSync(file('parts.ts'))]).toEqual(['// others\n', false]);
    resetKata(kata, at(4));
  });

  test('that is not there is named with what can be done', () => {
    expect(() => restoreAttempt(kata, undefined, at(1))).toThrow(
      'There is no saved attempt of kata 35. Try: npm start 35',
    );
    writeFileSync(file('free.ts'), 'a');
    resetKata(kata, at(1));
    expect(() => restoreAttempt(kata, '2020', at(1))).toThrow(
      'Kata 35 has no attempt "2020"; there are 1970-01-01T00-00-01. Try: npm run restore 35 1970-01-01T00-00-01',
    );
  });

  test('is not brought back in the middle of practice, which has an earlier answer of its own', () => {
    writeFileSync(file('free.ts'), 'a');
    record('passed');
    beginPractice(kata, at(1));
    expect(() => restoreAttempt(kata, undefined, at(2))).toThrow(/is being practised.* Try: npm start 35$/);
  });
});

test('the laws of a reverse kata are saved and come back like code, also while the kata is practised', () => {
  const { edited } = reverseKataOf(kata);
  const starter = read('strategy.laws.ts');
  writeFileSync(file('free.ts'), '// mine\n');
  record('passed');
  beginPractice(kata, at(1));
  expect(() => restoreAttempt(edited)).toThrow('There is no saved attempt of kata r35. Try: npm start r35');
  writeFileSync(file('strategy.laws.ts'), '// laws\n');
  expect(resetKata(edited, at(2))).toBe('.attempts/35-strategy/1970-01-01T00-00-02');
  expect(read('strategy.laws.ts')).toBe(starter);
  expect(attemptsOf(kata)).not.toContain('1970-01-01T00-00-02');
  // What the laws import is not a helper file of theirs.
  expect(kata.files.map((name) => existsSync(file(name)))).not.toContain(false);
  restoreAttempt(edited, undefined, at(3));
  expect(read('strategy.laws.ts')).toBe('// laws\n');
  writeFileSync(file('strategy.laws.ts'), starter);
});

test('one file is reset alone, and a missing one is named with the command that does it', () => {
  writeFileSync(file('free.ts'), '// mine\n');
  rmSync(file('by-weight.ts'));
  expect(validateCode(kata, 'katas')?.message).toBe(
    'katas/35-strategy/by-weight.ts is missing. Try: npm run reset 35 by-weight.ts',
  );
  expect(resetKata(kata, at(1), ['by-weight.ts'])).toBeUndefined();
  expect([read('by-weight.ts').includes('todo'), read('free.ts')]).toEqual([true, '// mine\n']);
});

test('a file that was renamed is named with its new name', () => {
  const move = process.platform === 'win32' ? 'move' : 'mv';
  writeFileSync(file('byWeight.ts'), read('by-weight.ts'));
  writeFileSync(file('notes.ts'), '');
  rmSync(file('by-weight.ts'));
  expect(validateCode(kata, 'katas')?.message).toBe(
    `katas/35-strategy/by-weight.ts is missing, and byWeight.ts is new. Did you rename by-weight.ts? Try: ${move} katas/35-strategy/byWeight.ts katas/35-strategy/by-weight.ts`,
  );
});

function resultOf(state: 'passed' | 'todo', problem?: Problem): KataResult {
  const rules = readStatement(kata.statement).rules.map((rule) => ({ rule, state, failures: [] }));
  return { slug: kata.slug, target: 'katas', duration: 1, rules, ...(problem ? { problem } : {}) };
}

function record(state: 'passed' | 'todo', problem?: Problem) {
  return recordResult(kata, resultOf(state, problem), 'a fingerprint');
}

const problems = ['does not compile', 'does not load', 'missing', 'lacks an export', 'looped'] as const;

test.each(problems)(
  'a solved kata that is suddenly %s keeps its points on the screen and in the totals',
  async (kind) => {
    writeFileSync(file('free.ts'), '// mine\n');
    const points = record('passed').earned;
    const problem = { kind, message: 'It cannot run. Fix this line and save.' };
    const own = record('passed', problem);
    expect(own).toMatchObject({ earned: points, reached: 'mastered' });
    expect(own.practice).toBeDefined();
    const lines = screenLines({ ...viewOf(kata, [own]), result: resultOf('passed', problem) }, createTheme(false));
    expect(lines[0]).toBe(`35 Strategy  ${kind === 'looped' ? 'looping' : kind} (last run: ${points} of ${points})`);
    expect(lines.at(-1)).toContain(`1 of 1 solved, 1 mastered, ${points} of ${points} points`);
    // The cache must not know less than the screen.
    const [again] = await refreshAll(async () => [resultOf('passed', problem)], { root });
    expect(again).toMatchObject({ earned: points, reached: 'mastered' });
  },
);

test('a kata is started with the first save, before a rule holds', () => {
  expect(record('todo').state).toBe('not started');
  writeFileSync(file('free.ts'), '// mine\n');
  const own = record('todo');
  expect(own.state).toBe('started');
  expect(readProgress(root).get(kata.slug)?.state).toBe('started');
  const [head] = screenLines({ ...viewOf(kata, [own]), result: resultOf('todo') }, createTheme(false));
  expect(head).toBe(`35 Strategy  started, 0 of ${own.possible}`);
});

test('while new code runs, the old result says that it is old, and has no colours of its own', () => {
  const own = record('passed');
  const view = { ...viewOf(kata, [own]), result: resultOf('passed'), running: true };
  const lines = screenLines(view, createTheme(true));
  expect(lines[0]).toContain('running … (below: the last run)');
  expect(lines.find((line) => line.includes('✓ 1'))).toSatisfy(
    (line: string) => line.startsWith('\u001B[2m ✓ 1 ') && line.split('\u001B').length === 3,
  );
});

test('the screen lists the files that the learner writes', () => {
  expect(filesToWrite(kata)).toHaveLength(kata.files.length - 1);
  expect(filesToWrite(kata)).not.toContain('shipping-strategy.ts');
  writeFileSync(file('shipping-strategy.ts'), '// mine\n');
  expect(filesToWrite(kata)).toContain('shipping-strategy.ts');
});

test('the editor opens the file that a broken rule names', () => {
  const rule = readStatement(kata.statement).rules.find(({ number }) => number === 5);
  if (!rule) throw new Error('There is no rule 5.');
  expect(fileOfRule(kata, { rule, failures: [] })).toBe(file('shipping-calculator.ts'));
  expect(fileOfRule(kata, undefined)).toBe(file(filesToWrite(kata)[0] ?? ''));
});

test('a class in a text of the rule counts only where a file declares it', () => {
  const onion = findKata('31');
  const [rule] = readStatement(onion.statement).rules;
  if (!rule) throw new Error('There is no rule 1.');
  const opened = (title: string) => fileOfRule(onion, { rule: { ...rule, title }, failures: [] });
  expect(opened('Discount: the largest one counts')).toBe(join(onion.folder, 'domain-model.ts'));
  expect(opened('Later and later')).toBe(join(onion.folder, filesToWrite(onion)[0] ?? ''));
});

test('r says what happens to the files and the points, and which key keeps them', () => {
  const own = { ...record('passed'), slug: kata.slug };
  expect(resetQuestion({ kata, book: [own] })).toBe(
    'Reset 35 to its starter? Your files go to .attempts/. Its points go back to 0; to keep them, use the key a.',
  );
});

test('a command without a kata is about the one that the learner worked on last', () => {
  expect(() => kataOrLastOpened(undefined, 'npm run hint', root)).toThrow('Which kata? Try: npm run hint 45');
  rememberOpened(kata.slug, root);
  expect(kataOrLastOpened(undefined, 'npm run hint', root)).toBe(kata.slug);
  expect(kataOrLastOpened('45', 'npm run hint', root)).toBe('45');
});

describe('a debug run', () => {
  const killed: string[] = [];
  let child: EventEmitter & DebugProcess;
  let printed: string[];
  let stdin: PassThrough & { setRawMode(raw: boolean): unknown };

  function start(): Promise<string | undefined> {
    [killed.length, printed] = [0, []];
    child = Object.assign(new EventEmitter(), {
      kill: (signal: NodeJS.Signals) => {
        killed.push(signal);
        setTimeout(() => child.emit('exit'), 0);
      },
    });
    stdin = Object.assign(new PassThrough(), { setRawMode: () => {} });
    return runDebugger(35, { stdin, print: (line) => printed.push(line) }, () => child);
  }

  test.each(['q', 'Q', '\u0003'])('ends by %j, and only that', async (key) => {
    const over = start();
    expect(printed[0]).toContain('q or Ctrl-C goes back to the kata');
    stdin.write('x');
    stdin.write(key);
    expect(await over).toBe('The debug run was stopped.');
    expect(killed).toEqual(['SIGINT']);
    expect(stdin.listenerCount('data')).toBe(0);
  });

  test('that ends by itself waits until its output is read', async () => {
    const over = start();
    child.emit('exit');
    await setImmediate();
    expect(printed.at(-1)).toContain('Press any key');
    stdin.write('q');
    expect(await over).toBeUndefined();
    expect(killed).toEqual([]);
  });
});
