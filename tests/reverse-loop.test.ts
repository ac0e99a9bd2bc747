import { beforeEach, describe, expect, test } from 'vitest';
import { ReverseLoop, type ReversePorts } from '../scripts/learner/reverse/reverse-loop.ts';
import { reverseScreenLines, reverseScreenOf } from '../scripts/learner/reverse/reverse-screen.ts';
import { impostorLines } from '../scripts/learner/reverse/impostor-pages.ts';
import type { ReverseJudgement } from '../scripts/learner/reverse/judge-reverse.ts';
import { createTheme } from '../scripts/platform/terminal/theme.ts';
import type { ReverseStatus } from '../scripts/progress/reverse-status.ts';
import { contestantsOf } from '../scripts/reverse/impostor-record.ts';
import type { ReverseResult } from '../scripts/reverse/result.ts';
import { findReverseKata } from '../scripts/reverse/reverse-kata.ts';
import { scoreByRule } from '../scripts/reverse/score.ts';
import { readStatement } from '../scripts/kata/statement.ts';
import type { Failure } from '../scripts/runner/result.ts';

const plain = createTheme(false);
const katas = [findReverseKata('r45'), findReverseKata('r54')];
const [, reverse = findReverseKata('r54')] = katas;
const { visible } = contestantsOf(reverse.kata);
const { rules } = readStatement(reverse.kata.statement);
const status: ReverseStatus = {
  id: 'r54',
  slug: 'r54-specification',
  title: 'Specification',
  state: 'started',
  earned: 0,
  possible: 14,
  hints: 0,
};
const failure: Failure = {
  test: 'bounds',
  error: 'AssertionError',
  message: 'expected false to be true',
  broken: { law: 'bounds', inputs: { min: '1' }, replay: '', found: { seed: 1, path: '0', exact: true } },
};

function resultWith(rejected: number, more: Partial<ReverseResult> = {}): ReverseResult {
  const names = new Set(visible.slice(0, rejected).map(({ name }) => name));
  return {
    laws: ['bounds'],
    accepted: 4,
    impostors: visible.map((impostor) => ({
      impostor,
      ...(names.has(impostor.name) ? { rejection: failure } : {}),
    })),
    scores: scoreByRule(rules, visible, (name) => names.has(name)),
    unchecked: [],
    reach: [],
    ...more,
  };
}

let judged: ReverseResult;
let later: ReverseResult | undefined;
let fails: Error | undefined;
let gaveUp: boolean;
let done: string[];
let loop: ReverseLoop;
let save: () => void;

const ports: ReversePorts = {
  katas,
  status: ({ id }) => ({ ...status, id }),
  judge: async (_, during) => {
    if (fails) throw fails;
    const first: ReverseJudgement = { result: judged, status };
    during.judged(first);
    return { ...first, result: later ?? judged };
  },
  statement: ({ id }) => ({ title: `statement of ${id}`, lines: ['rules'], isPage: true, firstLine: 0 }),
  openEditor: async ({ id }) => `Opened ${id}.`,
  hint: () => (judged.impostors.every(({ rejection }) => rejection) ? undefined : { taken: ['think'], count: 3 }),
  reset: () => {
    done.push('reset');
    return '.attempts/54';
  },
  hasGivenUp: () => gaveUp,
  giveUp: () => void (gaveUp = true),
  impostors: () => ['the code of all'],
  show: () => {},
  watch: (_, changed) => {
    save = changed;
    return () => void done.push('unwatched');
  },
};

const text = () => reverseScreenLines(loop.view, plain).join('\n');
const keys = () => reverseScreenOf(loop.view, plain).keys.replaceAll('\u00A0', ' ');
const press = async (typed: string) => {
  for (const key of typed) await loop.press(key);
};

beforeEach(() => {
  [judged, later, fails, gaveUp, done] = [resultWith(0), undefined, undefined, false, []];
  loop = new ReverseLoop(ports, reverse);
});

describe('the loop over reverse katas', () => {
  test('shows one mark for each impostor of a rule, and no title of one that is alive', async () => {
    judged = resultWith(2);
    await loop.begin();
    expect(text()).toContain(
      '✓ Your law accepts all 4 correct solutions.\n 2 of 6 impostors rejected, 4 of 14 points. 4 still accepted.\n',
    );
    expect(text()).toContain(' ✓   1 ★   Each of the shop');
    expect(text()).toContain(' ✗   6 ★★★ Each call');
    expect(text()).toContain('✓ excludes the upper bound (breaks rule 1)\n      rejected by "bounds" with min = 1');
    expect(text()).toContain('✓ and checks one side (breaks rules 2 and 3)');
    expect(text()).not.toContain('evaluates both sides');
  });

  test('shows the impostors in the same order, however they ran', async () => {
    judged = resultWith(3);
    await loop.begin();
    const before = text();
    judged = { ...judged, impostors: judged.impostors.toReversed() };
    await press('x');
    await loop.begin();
    expect(text()).toBe(before);
  });

  test('has the same points everywhere, with halves, and names rules that no law can check', async () => {
    const [first, ...others] = resultWith(0).scores;
    if (!first) throw new Error('There is no rule.');
    judged = resultWith(1, { scores: [{ ...first, earned: 0.5 }, ...others], unchecked: rules.slice(5, 6) });
    await loop.begin();
    expect(text()).toContain('write the laws  started, 0.5 of 14\n');
    expect(text()).toContain('1 of 6 impostors rejected, 0.5 of 14 points.');
    expect(text()).toContain('Rule 6 is about the source.');
  });

  test('names keys only where there are some', async () => {
    await loop.begin();
    const onTerminal = () => reverseScreenOf(loop.view, plain).body.join('\n');
    expect(onTerminal()).toContain('h shows a hint.');
    expect(text()).toContain('For a hint: npm run hint r54');
    judged = resultWith(6);
    await loop.begin();
    expect(onTerminal()).toContain('s shows the code of all of them.');
    expect(text()).toContain('The key s shows the code of all of them. On a terminal: npm start r54');
  });

  test.each([
    [{ error: 'UncheckedError' }, 'checked nothing when it ran with the reference solution.'],
    [{ error: 'KilledError', killed: 'looped' as const }, 'had to be stopped when it ran with the reference solution.'],
    [{ error: 'TypeError' }, 'ended with an error when it ran with the reference solution.'],
  ])('says how an invalid law ended: %j', async (how, said) => {
    const solution = 'the reference solution';
    const invalid = { law: 'bounds', solution, isRejection: false, failure: { ...failure, ...how } };
    judged = { ...resultWith(0), impostors: [], scores: [], invalid };
    await loop.begin();
    expect(text()).toContain(`✗ Your law "bounds" ${said}`);
  });

  test('says that the error of a law does not reject an impostor, and what would', async () => {
    const [one, ...others] = resultWith(0).impostors;
    if (!one) throw new Error('There is no impostor.');
    judged = { ...resultWith(0), impostors: [{ ...one, ended: { ...failure, error: 'TypeError' } }, ...others] };
    await loop.begin();
    expect(text()).toContain(
      'Your law "bounds" ended with an error when it ran with one impostor, so it does not reject it:',
    );
    expect(text()).toContain('expect(() => …).not.toThrow()');
  });

  test('shows a judgement before everything is found out, and then the rest', async () => {
    const shown: string[] = [];
    later = resultWith(0, {
      missingInput: { law: 'bounds', impostor: 'x', inputs: { names: "[ 'a', 'a' ]", product: '{\n  id: 1\n}' } },
    });
    loop = new ReverseLoop(
      { ...ports, show: (view) => void shown.push(reverseScreenLines(view, plain).join('\n')) },
      reverse,
    );
    await loop.begin();
    expect(shown.some((one) => one.includes('Trying your laws with other inputs …'))).toBe(true);
    expect(text()).toContain(
      `Your law "bounds" is right, but its inputs never contained one like this:\n  names = [ 'a', 'a' ]\n  product = {\n              id: 1\n            }\n`,
    );
    expect(text()).not.toContain('Trying your laws');
  });

  test('says nothing about impostors while a law is invalid', async () => {
    const invalid = { law: 'bounds', solution: 'flat-lists', isRejection: true, failure };
    judged = { ...resultWith(0), impostors: [], scores: [], invalid };
    await loop.begin();
    expect(text()).toContain('✗ Your law "bounds" rejects the variant "flat lists", which is correct.');
    expect(text()).toContain('Broken by  min = 1');
    expect(text()).not.toMatch(/impostors rejected|Replay/);
  });

  test('runs again on a save, and shows an error in one line', async () => {
    await loop.begin();
    fails = new Error('a bug');
    save();
    await Promise.resolve();
    await Promise.resolve();
    await loop.press('x');
    expect(text()).toContain('a bug');
  });

  test('shows the impostors to a learner who gives up, and asks only once', async () => {
    await loop.begin();
    await press('s');
    expect(keys()).toContain('Give up, and show all impostors?');
    await press('n');
    expect(text()).not.toContain('the code of all');
    await press('sy');
    expect(text()).toContain('the code of all');
    await loop.press('escape');
    await press('s');
    expect(text()).toContain('the code of all');
  });

  test('shows the impostors at once when all are rejected, and what each law adds', async () => {
    judged = resultWith(6, {
      reach: [
        { law: 'and', rejected: 5, alone: 1, isRedundant: false },
        { law: 'or', rejected: 2, alone: 2, isRedundant: false },
        { law: 'bounds', rejected: 2, alone: 0, isRedundant: true },
        { law: 'deciders', rejected: 2, alone: 0, isRedundant: false },
        { law: 'names', rejected: 0, alone: 0, isRedundant: true },
      ],
    });
    await loop.begin();
    expect(text()).toContain('Your laws reject every impostor.');
    expect(text()).toContain('"and" rejects 5 of 6 impostors. No other law rejects 1 of them.\n');
    expect(text()).toContain('"or" rejects 2 of 6 impostors. No other law rejects them.\n');
    expect(text()).toContain('"deciders" rejects 2 of 6 impostors.\n');
    expect(text()).toContain('"bounds" rejects no impostor that your other laws do not reject. You may keep it.');
    expect(text()).toContain('"names" rejects no impostor. You may keep it.');
    await press('h');
    expect(text()).toContain('Your laws reject every impostor, so there are no hints.');
    await press('s');
    expect(text()).toContain('the code of all');
  });

  test('opens the statement, the editor and hints', async () => {
    await loop.begin();
    await press('t');
    expect(text()).toContain('statement of r54');
    await loop.press('escape');
    await press('o');
    expect(text()).toContain('Opened r54.');
    await press('h');
    expect(text()).toContain('Hint 1 of 3');
  });

  test('resets only after yes', async () => {
    await loop.begin();
    await press('rn');
    expect(done).toEqual([]);
    await press('ry');
    expect(done).toEqual(['reset']);
    expect(text()).toContain(
      'The starter is back. Your attempt is saved in .attempts/54. To bring it back: npm run restore r54',
    );
  });

  test('n and p open the other reverse katas', async () => {
    await loop.begin();
    await press('n');
    expect(text()).toContain('r45 Specification: write the laws');
    await press('p');
    expect(text()).toContain('r54 Specification: write the laws');
    expect(done).toEqual(['unwatched', 'unwatched']);
  });

  test.each([
    ['q', {}],
    ['k', { open: '54' }],
  ])('%s ends it with %j', async (key, end) => {
    await loop.begin();
    await press(key);
    expect(await loop.done).toEqual(end);
    expect(done).toEqual(['unwatched']);
  });
});

test('the code of the impostors is shown as the diff to the reference', () => {
  const lines = impostorLines(reverse);
  expect(lines[0]).toBe('excludes the upper bound');
  expect(lines[1]).toMatch(/^Breaks 1: /);
  for (const { firstLine } of visible) expect(lines).toContain(firstLine);
  expect(lines.filter((line) => line.startsWith('+')).length).toBeGreaterThan(6);
});
