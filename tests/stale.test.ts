import { appendFileSync, cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { findKata, type Kata } from '../scripts/kata/catalog.ts';
import { screenLines } from '../scripts/learner/watch/ui/screen.ts';
import { createTheme } from '../scripts/platform/terminal/theme.ts';
import { Loop } from '../scripts/learner/watch/loop.ts';
import type { LoopPorts } from '../scripts/learner/watch/loop-ports.ts';
import { lawsFingerprint, rulesFingerprint } from '../scripts/kata/fingerprint.ts';
import { nextOf } from '../scripts/progress/next-step.ts';
import { readProgress } from '../scripts/progress/progress-file.ts';
import { changedSentences, changesSince, changesText } from '../scripts/progress/rule-changes.ts';
import { runAndRecord, refreshAll } from '../scripts/progress/refresh-status.ts';
import type { Runner } from '../scripts/runner/runner.ts';
import type { KataResult, Problem } from '../scripts/runner/result.ts';
import { createTempWorkbook, removeFolder } from '../scripts/testing/temp-workbook.ts';
import { starterText } from '../scripts/kata/starters.ts';
import { pointsIn, readStatement } from '../scripts/kata/statement.ts';

// The real survey over a small copy of the workbook; only the run of the tests is made up.
let root: string;
let kata: Kata;
let broken: number[];
let problem: Problem | undefined;
let ran: string[];
let statement: string;
/** How many rules the kata has, with what they are worth; the tests add one of two points. */
const { rules } = readStatement(findKata('45').statement);
const [count, points] = [rules.length, pointsIn(rules)];
const added = count + 1;

beforeAll(() => {
  root = createTempWorkbook([findKata('45'), findKata('54')]);
  kata = findKata('45', root);
  statement = readFileSync(kata.statement, 'utf8');
});

afterAll(async () => {
  await removeFolder(root);
});

beforeEach(() => {
  [broken, problem, ran] = [[], undefined, []];
  for (const path of ['progress.txt', '.cache', `katas/${kata.slug}`])
    rmSync(join(root, path), { recursive: true, force: true });
  cpSync(findKata('45').folder, kata.folder, { recursive: true });
  writeFileSync(kata.statement, statement);
  cpSync(join(root, 'solutions', kata.slug, 'value-objects.ts'), join(kata.folder, 'value-objects.ts'));
});

function resultOf(one: Kata): KataResult {
  const { slug } = one;
  ran.push(slug);
  const rules = readStatement(one.statement).rules.map((rule) => ({
    rule,
    state: problem || broken.includes(rule.number) ? ('failed' as const) : ('passed' as const),
    failures: [],
  }));
  return { slug, target: 'katas', rules, duration: 1, ...(problem ? { problem } : {}) };
}

const run = async (katas: readonly Kata[]) => katas.map(resultOf);
const runner: Runner = {
  run: async (jobs) => jobs.map((job) => resultOf(job.kata)),
  withProject: () => Promise.reject(new Error('Only reverse katas use this.')),
  invalidate: () => {},
  close: async () => {},
};
const stateOf45 = async (includeStale = false) => (await refreshAll(run, { root, includeStale }))[0]?.state;

function addRule(): void {
  const path = join(kata.folder, 'README.md');
  const text = readFileSync(path, 'utf8');
  const rule = `### ${added} ★★ Money can be compared\n\n\`compare\` orders money of one currency.\n\n`;
  writeFileSync(path, text.replace(/^## Out of scope/m, `${rule}## Out of scope`));
}

describe('a kata that was passed', () => {
  beforeEach(async () => {
    expect(await stateOf45()).toBe('mastered');
    ran = [];
  });

  test('is stale once its rules have changed, and is not run behind the learner’s back', async () => {
    addRule();
    const before = readFileSync(join(root, 'progress.txt'), 'utf8');
    const [first, second] = await refreshAll(run, { root });
    expect(first).toMatchObject({ state: 'stale', earned: points, possible: points + 2 });
    expect(first?.rules.map(({ state }) => state)).toEqual([...Array.from({ length: count }, () => 'passed'), 'todo']);
    expect(nextOf([first, second].flatMap((one) => one ?? []))?.number).toBe(45);
    expect(ran).toEqual([]);
    expect(readFileSync(join(root, 'progress.txt'), 'utf8')).toBe(before);
  });

  test('says which sentences were there before and which are now', async () => {
    const path = join(kata.folder, 'README.md');
    const rule = /^- `-0`|`-0` is accepted and becomes `0`\./m.exec(readFileSync(path, 'utf8'))?.[0] ?? 'lost';
    writeFileSync(path, readFileSync(path, 'utf8').replace(rule, '`-0` is not accepted.'));
    const { standing } = await runAndRecord(runner, kata);
    const lines = standing.changes ? changedSentences(standing.changes, kata.slug) : [];
    expect(lines).toEqual([
      expect.stringMatching(/^Rule \d has changed:$/),
      `  - ${rule}`,
      '  + `-0` is not accepted.',
    ]);
    appendFileSync(kata.tests, '// stricter\n');
    const { standing: again } = await runAndRecord(runner, kata);
    expect(again.changes && changedSentences(again.changes, kata.slug)).toEqual([
      'The statement is the same; only the tests have changed.',
    ]);
    rmSync(join(root, '.cache'), { recursive: true, force: true });
    addRule();
    const { standing: unknown } = await runAndRecord(runner, kata);
    expect(unknown.changes && changedSentences(unknown.changes, kata.slug)).toEqual([
      'To see what has changed: git log -p -- katas/45-value-objects',
    ]);
  });

  test('stays stale when the learner’s file changes too', async () => {
    addRule();
    appendFileSync(join(kata.folder, 'value-objects.ts'), '// mine\n');
    expect(await stateOf45()).toBe('stale');
  });

  test('is mastered again when it is opened and still passes, and the run says what is new', async () => {
    addRule();
    const { standing } = await runAndRecord(runner, kata);
    expect(standing).toMatchObject({ state: 'mastered', changes: { added: [added], lost: [] } });
    expect(await stateOf45()).toBe('mastered');
    expect((await runAndRecord(runner, kata)).standing.changes).toBeUndefined();
  });

  test('is started when it no longer passes, and the run says which rules were lost', async () => {
    addRule();
    broken = [2, added];
    const { standing } = await runAndRecord(runner, kata);
    expect(standing).toMatchObject({ state: 'started', changes: { added: [added], lost: [2] } });
    expect(await stateOf45()).toBe('started');
    expect(readProgress(root).get(kata.slug)).toMatchObject({ state: 'started', rules: rulesFingerprint(kata) });
  });

  test('is settled, too, by checking all', async () => {
    addRule();
    const [standing] = await refreshAll(run, { root, includeStale: true });
    expect(standing).toMatchObject({ state: 'mastered', changes: { added: [added], lost: [] } });
    expect(ran).toEqual([kata.slug]);
  });

  test('stays stale while its file cannot be run, and the progress file keeps what was judged', async () => {
    addRule();
    const before = readFileSync(join(root, 'progress.txt'), 'utf8');
    problem = { kind: 'does not compile', message: 'It does not compile. Fix this line and save.' };
    expect((await runAndRecord(runner, kata)).standing).toMatchObject({ state: 'does not compile' });
    expect(await stateOf45()).toBe('stale');
    expect(readFileSync(join(root, 'progress.txt'), 'utf8')).toBe(before);
  });

  test('is not started after a reset, whatever its rules', async () => {
    addRule();
    writeFileSync(join(kata.folder, 'value-objects.ts'), starterText(findKata('45'), 'value-objects.ts'));
    expect(await stateOf45()).toBe('not started');
  });

  test('is run anew and not stale when only the workbook’s tools have changed', async () => {
    const [rules, laws] = [rulesFingerprint(kata), lawsFingerprint(kata)];
    const other = createTempWorkbook([findKata('45')]);
    appendFileSync(join(other, 'katas', 'support', 'show.ts'), '// mended\n');
    const same = findKata('45', other);
    expect(rulesFingerprint(same)).toBe(rules);
    expect(lawsFingerprint(same)).not.toBe(laws);
    rmSync(other, { recursive: true, force: true });
  });
});

test('a kata that was only started is judged by the new rules at once', async () => {
  broken = [2];
  expect(await stateOf45()).toBe('started');
  addRule();
  broken = [];
  expect(await stateOf45()).toBe('mastered');
});

describe('what counts as the rules', () => {
  const change: Record<string, () => void> = {
    'a rule in the statement': addRule,
    'a test': () => appendFileSync(kata.tests, '// stricter\n'),
    'a model of the tests': () => writeFileSync(join(kata.folder, 'value-objects.model.ts'), 'export {};\n'),
    'a hint': () => replaceInStatement('<summary>', '<summary>Here: '),
    'how a rule is wrapped': () => replaceInStatement('### 1', '\n\n### 1'),
    'line ends': () => {
      writeFileSync(kata.tests, readFileSync(kata.tests, 'utf8').replaceAll('\n', '\r\n'));
      replaceInStatement('\n', '\r\n');
    },
    'the learner’s file': () => appendFileSync(join(kata.folder, 'value-objects.ts'), '// mine\n'),
  };

  function replaceInStatement(from: string, to: string): void {
    const path = join(kata.folder, 'README.md');
    writeFileSync(path, readFileSync(path, 'utf8').replaceAll(from, to));
  }

  test.each([
    ['a rule in the statement', true],
    ['a test', true],
    ['a model of the tests', true],
    ['a hint', false],
    ['how a rule is wrapped', false],
    ['line ends', false],
    ['the learner’s file', false],
  ])('%s: %s', (what, counts) => {
    const before = rulesFingerprint(kata);
    change[what]?.();
    expect(rulesFingerprint(kata) !== before).toBe(counts);
  });
});

describe('what has changed', () => {
  const entry = { slug: 'x', earned: 0, possible: 0, day: '', rules: '', hints: 0 };
  const rule = (number: number, stars: 1 | 2 | 3, state: 'passed' | 'failed') => ({ number, stars, state });
  const today = [rule(1, 1, 'failed'), rule(2, 2, 'failed'), rule(3, 3, 'failed'), rule(4, 2, 'passed')];

  test.each([
    ['mastered', [1, 2, 3], 'Its rules have changed since you passed it: rule 4 is new, rules 1, 2, 3 no longer hold.'],
    ['mastered', [1], 'Its rules have changed since you passed it: rules 2, 3, 4 are new, rule 1 no longer holds.'],
    ['solved', [1, 2, 4], 'Its rules have changed since you passed it: rules 1, 2 no longer hold.'],
    ['solved', [4], 'Its rules have changed since you passed it: rules 1, 2 are new.'],
    ['mastered', [4], 'Its rules have changed since you passed it: rules 1, 2, 3 are new.'],
  ] as const)('since %s with %j holding', (state, holding, text) => {
    expect(changesText(changesSince({ ...entry, state, holding: [...holding] }, today))).toBe(text);
  });

  test('nothing but the words', () => {
    expect(changesText({ added: [], lost: [] })).toBe(
      'Its rules have changed since you passed it; all that held still hold.',
    );
  });
});

describe('the loop', () => {
  async function openLoop(): Promise<Loop> {
    const katas = [kata, findKata('54', root)];
    const ports: LoopPorts = {
      katas,
      book: await refreshAll(run, { root }),
      judge: (one) => runAndRecord(runner, one),
      checkAll: () => refreshAll(run, { root, includeStale: true }),
      statement: () => ({ title: '', lines: [] }),
      openEditor: async () => '',
      debug: async () => {},
      hint: () => ({ title: '', lines: [] }),
      solution: () => ({ title: '', lines: [] }),
      reset: () => undefined,
      beginPractice: () => {},
      stopPractice: () => {},
      comparison: () => ({ title: '', lines: [] }),
      reverseKatas: () => [],
      survey: () => refreshAll(run, { root }),
      successorOf: () => undefined,
      opened: () => {},
      openUi: async () => '',
      show: () => {},
      watch: (_kata, changed) => {
        saved = changed;
        return () => {};
      },
    };
    return new Loop(ports, katas[1] ?? kata);
  }

  let saved: () => void = () => {};
  const textOf = (loop: Loop) => screenLines(loop.view, createTheme(false)).join('\n');

  beforeEach(async () => {
    await refreshAll(run, { root });
    addRule();
    broken = [added];
  });

  test('says that a kata is stale, and when it is opened what has changed, until another one is opened', async () => {
    const loop = await openLoop();
    await loop.begin();
    expect(textOf(loop)).toContain('1 stale');
    await loop.press('l');
    expect(textOf(loop)).toMatch(new RegExp(`↻ 45 Value objects +stale +${points} of ${points + 2} +1 min`));
    await loop.press('escape');
    await loop.press('p');
    const note = `Its rules have changed since you passed it: rule ${added} is new.`;
    expect(textOf(loop)).toContain(note);
    expect(textOf(loop)).toContain(`started, ${points} of ${points + 2}`);
    saved();
    await expect.poll(() => loop.view.running).toBe(false);
    expect(textOf(loop)).toContain(note);
    await loop.press('n');
    await loop.press('p');
    expect(textOf(loop)).not.toContain(note);
  });

  test('says what has changed when all are checked', async () => {
    const loop = await openLoop();
    await loop.begin();
    await loop.press('c');
    expect(textOf(loop)).toContain(
      `45 Value objects: started, ${points} of ${points + 2}. Its rules have changed since you passed it: rule ${added} is new.`,
    );
  });
});
