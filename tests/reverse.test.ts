import fc from 'fast-check';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { DeclaredLaw } from '../katas/support/declared-laws.ts';
import { judgeTooStrict, tooStrictFile } from '../scripts/author/verify/prove-too-strict.ts';
import { tameLawsOf } from '../scripts/author/verify/prove-reverse.ts';
import { assertComplete, candidatesIn } from '../scripts/author/verify/record-impostors.ts';
import { codeIn, impostorsOf, listKatas, variantsOf } from '../scripts/kata/catalog.ts';
import { fingerprint, rulesFingerprint } from '../scripts/kata/fingerprint.ts';
import { mergeTrees } from '../scripts/learner/update/merge-trees.ts';
import { readStarterList } from '../scripts/kata/lists.ts';
import { readStatement } from '../scripts/kata/statement.ts';
import { isStarterPath } from '../scripts/kata/paths.ts';
import { workbookRoot } from '../scripts/platform/workbook-root.ts';
import { renameInProgress } from '../scripts/learner/update/renames.ts';
import { parseProgress } from '../scripts/progress/progress-file.ts';
import { reverseStatusOf } from '../scripts/progress/reverse-status.ts';
import { reverseLines, reverseTotal } from '../scripts/learner/progress-report/reverse.ts';
import { progressPage } from '../scripts/learner/progress-report/page/progress-page.ts';
import { initialStatus } from '../scripts/progress/kata-status.ts';
import { createTheme } from '../scripts/platform/terminal/theme.ts';
import { readRecord, type Impostor } from '../scripts/reverse/impostor-record.ts';
import { reachOfLaws } from '../scripts/reverse/explore-laws.ts';
import { outcomeOf } from '../scripts/reverse/judge-laws.ts';
import { lawsAddress, optionsIn } from '../scripts/reverse/laws-address.ts';
import { matchInputs } from '../scripts/reverse/match-inputs.ts';
import type { LawOutcome, LawsReport } from '../scripts/reverse/read-laws.ts';
import { findReverseKata, isReverseQuery, listReverseKatas } from '../scripts/reverse/reverse-kata.ts';
import { pointsOfScores, scoreByRule } from '../scripts/reverse/score.ts';
import { fits, shapeOf } from '../scripts/reverse/shape.ts';
import { splitImpostors, visibleCount, type Candidate } from '../scripts/reverse/split-impostors.ts';
import { targetOf } from '../katas/support/target.ts';
import type { Rule } from '../scripts/kata/statement.ts';
import type { KataResult } from '../scripts/runner/result.ts';

const reverseKatas = listReverseKatas(workbookRoot);
const reverse = findReverseKata('r54');
const plain = createTheme(false);

/** The rules, by the numbers of their katas, that only the source shows. A learner's laws see nothing but exports. */
const onlyInTheSource: Partial<Record<number, number>> = { 29: 3, 35: 6, 49: 4 };

describe.each(reverseKatas.map((one) => [one.id, one] as const))('the record of %s', (_, { kata, edited }) => {
  const record = readRecord(kata);
  const candidates = candidatesIn(kata, record);

  test('has all impostors of the kata, with the laws that reject them', () => {
    expect(Object.keys(record.rejectedBy).toSorted()).toEqual(
      impostorsOf(kata)
        .map(({ name }) => name)
        .toSorted(),
    );
    const eligible = candidates.map(({ name }) => name);
    expect([...record.visible, ...record.heldBack].filter((name) => !eligible.includes(name))).toEqual([]);
    const used = new Set(Object.values(record.rejectedBy).flat());
    expect(record.laws.filter((_, at) => !used.has(at))).toEqual([]);
  });

  test('is split as the algorithm splits it', () => {
    const { visible, heldBack } = record;
    expect({ visible, heldBack }).toEqual(splitImpostors(candidates, record.plain));
  });

  test('shows five or six impostors and holds back at least as many, and both halves have every rule', () => {
    const { visible, heldBack } = record;
    expect(visible.length).toBeGreaterThanOrEqual(5);
    expect(visible.length).toBeLessThanOrEqual(visibleCount);
    expect(heldBack.length).toBeGreaterThanOrEqual(visible.length);
    const rulesOf = (names: readonly string[]) =>
      [...new Set(candidates.filter(({ name }) => names.includes(name)).flatMap(({ rules }) => rules))].toSorted();
    const { rules } = readStatement(kata.statement);
    const testable = rules.map(({ number }) => number).filter((rule) => onlyInTheSource[kata.number] !== rule);
    expect({ visible: rulesOf(visible), heldBack: rulesOf(heldBack) }).toEqual({
      visible: testable,
      heldBack: testable,
    });
    expect(visible.filter((name) => heldBack.includes(name))).toEqual([]);
  });

  test('names only plain impostors that exist, and how each visible one differs', () => {
    const names = impostorsOf(kata).map(({ name }) => name);
    expect(record.plain.filter((name) => !names.includes(name))).toEqual([]);
    expect(Object.keys(record.distinctions)).toEqual(record.visible);
    expect(Object.values(record.distinctions).filter(({ law }) => law === '')).toEqual([]);
  });

  test('holds back one of at least three variants', () => {
    const names = variantsOf(kata).map(({ name }) => name);
    expect(names).toContain(record.heldBackVariant);
    expect(names.length).toBeGreaterThanOrEqual(3);
  });

  test('has three tame sets of laws and over-specified laws', () => {
    const names = tameLawsOf(findReverseKata(`r${kata.number}`)).map(({ file }) => basename(file));
    expect(names).toEqual(['happy-path.laws.ts', 'no-aliasing.laws.ts', 'no-failures.laws.ts']);
    expect(existsSync(join(workbookRoot, tooStrictFile(kata)))).toBe(true);
  });

  test('has laws to write, which are a starter but not a part of the kata', () => {
    const [name = ''] = edited.files;
    expect(readStarterList(workbookRoot)).toHaveProperty([`${kata.slug}/${name}`]);
    expect(kata.files).not.toContain(name);
    expect(codeIn(kata.folder)).not.toContain(name);
    expect(isStarterPath(`katas/${kata.slug}/${name}`)).toBe(true);
  });
});

describe('an impostor whose laws did not all run is not recorded', () => {
  const result: KataResult = { slug: '54-specification', target: 'tests/impostors/x', rules: [], duration: 0 };
  const failure = { test: 't', error: 'KilledError', message: 'm', killed: 'looped' as const };
  const [rule] = readStatement(reverse.kata.statement).rules as [Rule];

  test('because it could not be loaded', () => {
    const problem = { kind: 'looped', message: 'It was stopped.' } as const;
    expect(() => assertComplete({ ...result, problem })).toThrow(
      'The laws did not all run against tests/impostors/x (looped). Try: npm run prove 54',
    );
  });

  test('because a law was stopped', () => {
    const rules = [{ rule, state: 'failed' as const, failures: [failure] }];
    expect(() => assertComplete({ ...result, rules })).toThrow(/impostors\/x \(looped\)\. Try: npm run prove 54$/);
    expect(() => assertComplete(result)).not.toThrow();
  });
});

describe('over-specified laws', () => {
  const law = (title: string, state: LawOutcome['state']): LawsReport => ({
    outcomes: [{ title, isExample: false, state }],
  });
  const judge = (title: string, reference: LawOutcome['state'], ...others: LawOutcome['state'][]) =>
    judgeTooStrict(
      'x.laws.ts',
      law(title, reference),
      ['a', 'b'],
      others.map((state) => law(title, state)),
    );

  test('are rejected by the variants that are named', () => {
    const strictLaws = [{ law: 'order: sorted', variants: ['b'] }];
    expect(judge('order: sorted', 'accepted', 'accepted', 'rejected')).toEqual({ findings: [], strictLaws });
  });

  test.each([
    ['sorted', 'accepted', 'must begin with order:, identity:, message:, timing:'],
    ['timing: late', 'rejected', 'must be true of the reference'],
    ['timing: late', 'accepted', 'is rejected by no variant, so one is missing'],
  ] as const)('%s, which is %s by the reference, is a finding', (title, state, said) => {
    expect(judge(title, state, 'accepted', 'invalid').findings).toEqual([
      expect.stringContaining(`"${title}" ${said}`),
    ]);
  });

  test('are a finding if there are none', () => {
    expect(judgeTooStrict('x.laws.ts', { outcomes: [] }, [], []).findings).toEqual(['x.laws.ts has no law']);
  });
});

describe('finding a reverse kata', () => {
  test.each(['r54', 'R54', 'r54-specification', 'katas/54-specification/specification.laws.ts'])('by %s', (query) => {
    expect(isReverseQuery(query)).toBe(true);
    expect(findReverseKata(query).id).toBe('r54');
  });

  test.each(['54', 'repository', 'specification', 'r5', 'r545'])('%s is something else', (query) => {
    expect(isReverseQuery(query)).toBe(false);
  });

  test('that does not exist is a mistake with a remedy', () => {
    const ids = reverseKatas.map(({ id }) => id);
    expect(() => findReverseKata('r99', undefined, 'npm run hint')).toThrow(
      `There is no reverse kata "r99"; there are ${ids.join(', ')}. Try: npm run hint ${ids[0]}`,
    );
    expect(() => findReverseKata('r54', join(workbookRoot, 'docs'))).toThrow(
      /solutions, which are not here\. Try: npm start$/,
    );
  });

  test('exists for every kata', () => {
    expect(reverseKatas.map(({ kata }) => kata.number)).toEqual(listKatas().map(({ number }) => number));
    expect(reverseKatas.filter(({ laws }) => !existsSync(laws))).toEqual([]);
  });
});

describe('the split', () => {
  const candidate = (name: string, rules: number[], ...laws: number[]): Candidate => ({ name, rules, laws });

  test('covers more rules than there are places with impostors that break two', () => {
    const rules = [1, 2, 3, 4, 5, 6, 7];
    const single = rules.map((rule) => candidate(`only-${rule}`, [rule], rule));
    const { visible } = splitImpostors([...single, candidate('two-and-three', [2, 3], 2, 3)]);
    expect(visible).toEqual(['only-1', 'two-and-three', 'only-4', 'only-5', 'only-6', 'only-7']);
  });

  test('prefers plain impostors, then those that many laws reject', () => {
    const all = [candidate('a', [1], 1), candidate('b', [1], 1, 2), candidate('c', [1], 3)];
    expect(splitImpostors(all, ['c']).visible[0]).toBe('c');
    expect(splitImpostors(all.slice(0, 2)).visible[0]).toBe('b');
  });

  test('does not depend on the order of the impostors', () => {
    const { plain: preferred, ...record } = readRecord(reverse.kata);
    const all = candidatesIn(reverse.kata, record);
    expect(splitImpostors(all.toReversed(), preferred)).toEqual(splitImpostors(all, preferred));
  });
});

describe('the score', () => {
  const rules = [1, 2, 3].map((number) => ({ heading: '', title: '', number, stars: number as 1 | 2 | 3 }));
  const impostors = [
    { name: 'a', rules: [1], cluster: '0' },
    { name: 'b', rules: [2, 3], cluster: '1' },
    { name: 'c', rules: [3], cluster: '2' },
    { name: 'd', rules: [3], cluster: '2' },
  ];
  const score = (...rejected: string[]) =>
    pointsOfScores(scoreByRule(rules, impostors, (name) => rejected.includes(name)));

  test('is the stars of each rule times the share of its clusters', () => {
    expect(score()).toEqual({ earned: 0, possible: 6 });
    expect(score('a')).toEqual({ earned: 1, possible: 6 });
    expect(score('b')).toEqual({ earned: 3.5, possible: 6 });
    expect(score('a', 'b', 'c', 'd')).toEqual({ earned: 6, possible: 6 });
  });

  test('counts a cluster only if each of its impostors is rejected', () => {
    expect(score('c')).toEqual({ earned: 0, possible: 6 });
    expect(score('c', 'd')).toEqual({ earned: 1.5, possible: 6 });
  });
});

describe('the outcome for an impostor', () => {
  const impostor = { name: 'x', rules: [3] } as Impostor;
  const failure = { test: 't', error: 'AssertionError', message: 'm' };
  const law: LawOutcome = { title: 'a', isExample: false, state: 'rejected', failure };
  const example: LawOutcome = { ...law, isExample: true };
  const ended: LawOutcome = { ...law, state: 'invalid' };

  test('is a rejection if an expectation of a law fails', () => {
    expect(outcomeOf(impostor, [law], false)).toEqual({ impostor, rejection: failure });
  });

  test('is a rejection by an example only where examples count', () => {
    expect(outcomeOf(impostor, [example], true)).toEqual({ impostor, rejection: failure });
    expect(outcomeOf(impostor, [example], false)).toEqual({ impostor, onlyByExample: failure });
  });

  test('is no rejection if the law ended with something else', () => {
    expect(outcomeOf(impostor, [ended], true)).toEqual({ impostor, ended: failure });
    expect(outcomeOf(impostor, [ended, law], true)).toEqual({ impostor, rejection: failure });
  });
});

describe('what each law contributes', () => {
  const redundant = (laws: string[], ...rejecting: string[][]) =>
    reachOfLaws(laws, rejecting).flatMap(({ law, isRedundant }) => (isRedundant ? [law] : []));

  test('counts impostors, and those that no other law rejects', () => {
    expect(reachOfLaws(['a', 'b', 'c'], [['a'], ['a', 'b'], []])).toEqual([
      { law: 'a', rejected: 2, alone: 1, isRedundant: false },
      { law: 'b', rejected: 1, alone: 0, isRedundant: true },
      { law: 'c', rejected: 0, alone: 0, isRedundant: true },
    ]);
  });

  test('is nothing for laws that can all be deleted together, of which the later ones come first', () => {
    expect(redundant(['a', 'b'], ['a', 'b'])).toEqual(['b']);
    expect(redundant(['a', 'b', 'c'], ['a', 'b'], ['b', 'c'], ['a', 'c'])).toEqual(['c']);
    expect(redundant(['a', 'b', 'c'], ['a', 'b'], ['b', 'c'])).toEqual(['a', 'c']);
  });
});

test('the address of a run carries its target and its options', () => {
  const address = lawsAddress('/x.laws.ts', 'tests/a b', { untilRejected: true, inputsFrom: '/x.test.ts' });
  expect(targetOf(address)).toBe('tests/a b');
  expect(optionsIn(address)).toEqual({ untilRejected: true, examplesCount: false, inputsFrom: '/x.test.ts' });
  expect(optionsIn(lawsAddress('/x.laws.ts', 'solutions'))).toEqual({ untilRejected: false, examplesCount: false });
});

describe('shapes', () => {
  test.each([
    [[1, 2], 3, true],
    [[1, 2], 0.5, false],
    [['a'], '', true],
    [['a'], null, false],
    [[[1]], [2, 3], true],
    [[[1]], ['a'], false],
    [[[]], ['a'], true],
    [[{ a: 1 }], { a: 2 }, true],
    [[{ a: 1 }], { a: 'x' }, false],
    [[{ a: 1 }], { a: 1, b: 2 }, false],
    [[{ a: 1 }, { b: 'x' }], { b: 'y' }, true],
    [[new Date(0)], {}, false],
  ])('of %j: %j fits %j', (values, value, expected) => {
    expect(fits(value, shapeOf(values))).toBe(expected);
  });
});

describe("the kata's inputs in a learner's law", () => {
  const declared: DeclaredLaw[] = [
    { title: 'a', inputs: { name: fc.constantFrom('x', 'y') }, examples: [] },
    { title: 'b', inputs: { name: fc.constant('z'), count: fc.constant(7) }, examples: [{ name: 'trap', count: 8 }] },
    { title: 'c', inputs: { count: fc.constant('many') }, examples: [{ count: 'few' }] },
  ];
  const law = (inputs: DeclaredLaw['inputs']): DeclaredLaw => ({ title: 'mine', inputs, examples: [] });

  test('replace inputs of the same name and shape, with the examples of laws that have all of them', () => {
    const found = matchInputs(law({ name: fc.constant(''), count: fc.constant(0) }), declared);
    expect(found?.examples).toEqual([{ name: 'trap', count: 8 }]);
    const values = fc.sample(fc.record(found?.inputs ?? {}), { numRuns: 100, seed: 1 });
    expect(new Set(values.map(({ name }) => name))).toEqual(new Set(['x', 'y', 'z']));
    expect(new Set(values.map(({ count }) => count))).toEqual(new Set([7]));
  });

  test('leave other inputs as they are', () => {
    const found = matchInputs(law({ name: fc.constant(''), other: fc.constant(true) }), declared);
    expect(found?.examples).toEqual([]);
    expect(fc.sample(found?.inputs['other'] ?? fc.constant(0), { numRuns: 2, seed: 1 })).toEqual([true, true]);
  });

  const shop: DeclaredLaw[] = [
    { title: 'a', inputs: { orderTotal: fc.constant(1) }, examples: [{ orderTotal: 10_000 }] },
    { title: 'b', inputs: { km: fc.constant(2), isOpen: fc.constant(true) }, examples: [] },
  ];
  const drawn = (inputs: DeclaredLaw['inputs']) => {
    const found = matchInputs(law(inputs), shop);
    return (
      found && { values: fc.sample(fc.record(found.inputs), { numRuns: 1, seed: 1 })[0], examples: found.examples }
    );
  };

  test('are found by a word of the name, if the name is another', () => {
    const expected = { values: { total: 1 }, examples: [{ total: 10_000 }] };
    expect(drawn({ total: fc.constant(0) })).toEqual(expected);
    expect(drawn({ totals: fc.constant(0) })).toEqual({ values: { totals: 1 }, examples: [{ totals: 10_000 }] });
  });

  test('are found by the shape alone, if only one has it', () => {
    expect(drawn({ flag: fc.constant(false) })?.values).toEqual({ flag: true });
    expect(drawn({ amount: fc.constant(0) })).toBeUndefined();
    expect(drawn({ km: fc.constant(0), amount: fc.constant(0) })?.values).toEqual({ km: 2, amount: 1 });
    expect(drawn({ flag: fc.constant(false), other: fc.constant(false) })).toBeUndefined();
  });

  test('are not found for other shapes', () => {
    expect(matchInputs(law({ name: fc.constant(true) }), declared)).toBeUndefined();
    expect(matchInputs(law({}), declared)).toBeUndefined();
  });
});

test('an update never changes the laws that a learner has written', () => {
  const path = 'katas/54-specification/specification.laws.ts';
  const test54 = 'katas/54-specification/specification.test.ts';
  const [base, mine, upstream] = ['1', '2', '3'].map(
    (id) => new Map([path, test54].map((one) => [one, `100644 ${id}`])),
  );
  const merged = mergeTrees(mine ?? new Map(), {
    base: base ?? new Map(),
    upstream: upstream ?? new Map(),
    renames: { slugs: new Map(), newPath: (one) => one },
    merge: () => undefined,
  });
  expect(merged.tree.get(path)).toBe('100644 2');
  expect(merged.newStarters.get(path)).toBe('100644 3');
  expect(merged.tree.get(test54)).toBe('100644 3');
});

test('the laws of a reverse kata change neither the fingerprint of the kata nor its rules', () => {
  const { kata, laws } = reverse;
  const before = [fingerprint(kata), rulesFingerprint(kata)];
  const text = readFileSync(laws, 'utf8');
  const folder = mkdtempSync(join(tmpdir(), 'laws-'));
  try {
    cpSync(kata.folder, folder, { recursive: true });
    const copy = { ...kata, folder, tests: join(folder, 'specification.test.ts') };
    expect([fingerprint(copy), rulesFingerprint(copy)]).toEqual(before);
    writeFileSync(join(folder, 'specification.laws.ts'), `${text}// changed`);
    expect([fingerprint(copy), rulesFingerprint(copy)]).toEqual(before);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

describe('the progress of a reverse kata', () => {
  const line = 'r54-specification             solved       7/14  2026-11-30  1,2  0123456789abcdef  hints:12';

  test('is read next to that of the kata, and renamed with it', () => {
    expect(parseProgress(line).get('r54-specification')).toMatchObject({ state: 'solved', earned: 7, hints: 12 });
    const renames = { slugs: new Map([['54-specification', '54-rules']]), newPath: (path: string) => path };
    expect(renameInProgress(line, renames)).toMatch(/^r54-rules {12,}solved /);
  });

  test('is stale if it was solved with other impostors', () => {
    const entry = parseProgress(line).get('r54-specification');
    expect(reverseStatusOf(reverse, entry)).toMatchObject({ state: 'stale', earned: 7, possible: 14 });
    expect(reverseStatusOf(reverse, undefined)).toMatchObject({ state: 'not started', earned: 0, possible: 14 });
  });

  test('is counted apart', () => {
    const status = { ...reverseStatusOf(reverse, undefined), state: 'solved' as const, earned: 7 };
    expect(reverseTotal([status, status])).toBe('2 of 2 reverse katas solved, 14 of 28 points');
    expect(reverseLines([status], plain).join('\n')).toContain('✓ r54 Specification');
    expect(reverseLines([], plain)).toEqual([]);
  });

  test('has a section of its own on the progress page', () => {
    const now = new Date('2026-11-30T12:00:00Z');
    const book = [initialStatus(reverse.kata)];
    const data = { book, entries: new Map(), history: [{ at: now, points: 0 }], now };
    const status = { ...reverseStatusOf(reverse, undefined), state: 'started' as const, earned: 7, hints: 1 };
    const page = progressPage({ ...data, reverse: [status] });
    expect(page).toContain('<h4>r54 Specification</h4>');
    expect(page).toContain('started, 7 of 14 points, 1 hint taken');
    expect(page).toContain('0 of 1 reverse katas solved, 7 of 14 points');
    expect(progressPage(data)).not.toContain('everse kata');
  });
});
