import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findKata, type Kata } from '../../scripts/kata/catalog.ts';
import { HelperSearch, readHelpers } from '../../scripts/kata/helper-files.ts';
import { workbookRoot } from '../../scripts/platform/workbook-root.ts';
import { openRunner } from '../../scripts/runner/runner.ts';
import { validateCode } from '../../scripts/runner/validate-code.ts';
import type { Judgement } from '../../scripts/teacher/grading/judge/evaluate-run.ts';
import { gradeUnits } from '../../scripts/teacher/grading/run/grade-units.ts';

/** Correct solutions with helper files, and what is wrong with others. All are graded, and run at home. */
interface Case {
  title: string;
  kata: Kata;
  /** All files of the kata and its helper files by name. */
  files: ReadonlyMap<string, string>;
  /** What the grade says: the status and how the reason begins. */
  graded: RegExp;
  /** The problem at home. Absent if there is none. */
  atHome?: RegExp;
}

const variants: [number, string][] = [
  [29, 'helper-files'],
  [30, 'helper-files'],
  [31, 'helper-files'],
  [47, 'one-helper-file-each'],
  [48, 'table-in-a-helper-file'],
  [49, 'handlers-in-helper-files'],
];

const [single, money] = [findKata('45'), 'value-objects.ts'];
const solution = readFileSync(join(workbookRoot, 'solutions', single.slug, money), 'utf8');
/** The solution of kata 45 in a helper file, with other files next to it. */
const split = (helper: string, others: Record<string, string> = {}) =>
  new Map(Object.entries({ [money]: "export * from './inner.ts';\n", 'inner.ts': helper, ...others }));

const cases: Case[] = [
  ...variants.map(([number, name]): Case => {
    const kata = findKata(String(number));
    return { title: `${kata.slug}/${name}`, kata, files: variant(kata, name), graded: /^passed $/ };
  }),
  { title: 'everything in one helper file', kata: single, files: split(solution), graded: /^passed $/ },
  {
    title: 'a circle of helper files',
    kata: single,
    files: split(`import { two } from './two';\n${solution}\nif (two() > 2) throw two;\n`, {
      'two.ts': "import * as inner from './inner.js';\nexport const two = () => (typeof inner === 'object' ? 2 : 3);\n",
    }),
    graded: /^passed $/,
  },
  {
    title: 'a helper file that reads the disk',
    kata: single,
    files: split(`import { readFileSync } from 'node:fs';\n${solution}`),
    graded: /^import refused inner\.ts:1:1 imports "node:fs"/,
    atHome: /inner\.ts:1:1 imports "node:fs"/,
  },
  {
    title: 'a helper file that asks for process',
    kata: single,
    files: split(`${solution}\nexport const where = process.cwd();\n`),
    graded: /^import refused inner\.ts:\d+:\d+ uses process/,
    atHome: /inner\.ts:\d+:\d+ uses process/,
  },
  {
    title: 'a helper file that kills the parser',
    kata: single,
    files: split(`${solution}\nexport const deep = ${'['.repeat(100_000)};\n`),
    graded: /^does not compile /,
  },
  {
    title: 'a helper file that throws',
    kata: single,
    files: split(`${solution}\nthrow new Error('from inside');\n`),
    graded: /^crashed The code could not be loaded: from inside/,
    atHome: /from inside/,
  },
];

const graded = new Map<string, Judgement>();
const atHome = new Map<string, string[]>();
let targets: string;

beforeAll(async () => {
  process.env['KATA_RUNS'] = '10';
  targets = mkdtempSync(join(tmpdir(), 'helpers-'));
  const units = cases.map(({ kata, files, title }) => ({ student: title, kata, ...submitted(kata, files) }));
  await gradeUnits(units, {
    root: workbookRoot,
    jobs: 1,
    seed: 20_261_130,
    graded: ({ student }, judgement) => graded.set(student, judgement),
  });
  await runAtHome();
});

afterAll(() => rmSync(targets, { recursive: true, force: true }));

describe('the same verdict at home and in the grade for', () => {
  test.each(cases)('$title', ({ title, graded: expected, atHome: problem }) => {
    const { status, reason = '', rules } = graded.get(title)!;
    expect(`${status} ${reason}`).toMatch(expected);
    if (status === 'passed') {
      expect(rules.flatMap(({ broken }) => broken)).toEqual([]);
      expect(atHome.get(title)).toEqual([]);
    } else if (problem) expect(atHome.get(title)?.[0]).toMatch(problem);
  });

  test('a failure in a helper file, which is shown where it is', () => {
    const shown = graded.get('a helper file that asks for process')?.rules[0]?.broken[0]?.at;
    expect(shown?.file).toBe('inner.ts');
    expect(shown?.frame?.join('\n')).toContain('process.cwd()');
  });
});

/** A variant as a student hands it in: with the files that it takes from the solution. */
function variant(kata: Kata, name: string): Map<string, string> {
  const [from, others] = [
    join(workbookRoot, 'tests/variants', kata.slug, name),
    join(workbookRoot, 'solutions', kata.slug),
  ];
  const own = readdirSync(from).filter((file) => file.endsWith('.ts'));
  return new Map(
    [...new Set([...kata.files, ...own])].map((file) => {
      const text = readFileSync(join(existsSync(join(from, file)) ? from : others, file), 'utf8');
      return [
        file,
        text.replaceAll(/'(\.\.\/){4}solutions\/[^/]+\//g, "'./").replaceAll(/'(\.\.\/){4}katas\//g, "'../"),
      ];
    }),
  );
}

/** As the readers of submissions find them. */
function submitted({ files: names }: Kata, all: ReadonlyMap<string, string>) {
  const bytes = (name: string) => Buffer.from(all.get(name) ?? '');
  const files = new Map(names.map((name) => [name, bytes(name)]));
  const search = new HelperSearch(files, new Map(names.map((name) => [name, name])));
  const { helpers, unreadable } = readHelpers(search, (name) => (all.has(name) ? bytes(name) : 'does not exist'));
  return { files: new Map([...files, ...helpers]), unreadable };
}

async function runAtHome(): Promise<void> {
  // A parser that crashes would end this process.
  const safe = cases.filter(({ graded: expected, atHome: problem }) => problem ?? /passed/.test(expected.source));
  const jobs = safe.map(({ kata, files }, i) => {
    const target = join(targets, String(i), 'katas');
    mkdirSync(join(target, kata.slug), { recursive: true });
    for (const [name, text] of files) writeFileSync(join(target, kata.slug, name), text);
    return { kata, target };
  });
  const runner = await openRunner();
  const results = await runner.run(jobs, { shared: true });
  await runner.close();
  results.forEach(({ problem, rules }, i) => {
    // Only a learner's own files are checked as the grader does.
    const [{ kata }, root] = [safe[i]!, join(targets, String(i))];
    const home = { ...kata, root, folder: join(root, 'katas', kata.slug) };
    const refusal = validateCode(home, 'katas');
    const broken = rules.flatMap(({ failures }) => failures.map(({ message }) => message));
    atHome.set(safe[i]?.title ?? '', [...[refusal, problem].flatMap((one) => one?.message ?? []), ...broken]);
  });
}
