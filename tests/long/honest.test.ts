import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findKata } from '../../scripts/kata/catalog.ts';
import { workbookRoot } from '../../scripts/platform/workbook-root.ts';
import { openRunner } from '../../scripts/runner/runner.ts';
import type { Judgement } from '../../scripts/teacher/grading/judge/evaluate-run.ts';
import { gradeUnits } from '../../scripts/teacher/grading/run/grade-units.ts';

// Correct solutions that each use one feature of the language, or of Node.js, that many programs use. All of them pass
// at home and in the grade. They share the processes of one student where the code leaves nothing running.
const folder = join(workbookRoot, 'tests', 'honest');
const names = readdirSync(folder).map((name) => name.replace(/\.ts$/, ''));
const kata = findKata('45');
const [file = ''] = kata.files;
const solution = readFileSync(join(workbookRoot, 'solutions', kata.slug, file), 'utf8');

const atHome = new Map<string, unknown>();
const graded = new Map<string, unknown>();
let targets: string;

beforeAll(async () => {
  process.env['KATA_RUNS'] = '10';
  targets = mkdtempSync(join(tmpdir(), 'honest-'));
  await gradeUnits(
    names.map((name) => ({ student: 'honest', kata, files: new Map([[file, Buffer.from(textOf(name))]]) })),
    { root: workbookRoot, jobs: 1, seed: 20_261_130, graded: collector() },
  );
  await runAtHome();
});

afterAll(() => rmSync(targets, { recursive: true, force: true }));

describe('full marks for code that', () => {
  test.each(names.map((name) => [/^\W*(.*)\.\r?$/m.exec(titleOf(name))?.[1] ?? name, name]))('%s', (_, name) => {
    expect({ atHome: atHome.get(name), graded: graded.get(name) }).toEqual({ atHome: [], graded: ['passed'] });
  });
});

/** Jobs are graded in order, so results belong to names in order. */
function collector(): (unit: unknown, judgement: Judgement) => void {
  let count = 0;
  return (_, { status, reason, rules }) => {
    const broken = rules.flatMap((rule) => rule.broken.map(({ message }) => message)).slice(0, 1);
    graded.set(names[count++] ?? '', [status, ...(reason === undefined ? [] : [reason]), ...broken]);
  };
}

async function runAtHome(): Promise<void> {
  const jobs = names.map((name) => {
    const target = join(targets, name);
    mkdirSync(join(target, kata.slug), { recursive: true });
    writeFileSync(join(target, kata.slug, file), textOf(name));
    return { kata, target };
  });
  const runner = await openRunner();
  const results = await runner.run(jobs, { shared: true });
  await runner.close();
  results.forEach(({ problem, rules }, i) => {
    const broken = rules.flatMap(({ failures }) => failures.map(({ message }) => message));
    atHome.set(names[i] ?? '', [...(problem ? [problem.message] : []), ...broken]);
  });
}

function titleOf(name: string): string {
  return (
    readFileSync(join(folder, `${name}.ts`), 'utf8')
      .replace(/^(?:\uFEFF)?(?:#!.*\n)?/, '')
      .split('\n')[0] ?? ''
  );
}

function textOf(name: string): string {
  const source = readFileSync(join(folder, `${name}.ts`), 'utf8');
  const lines = source.includes('\r\n') ? solution.replaceAll('\n', '\r\n') : solution;
  return source.replace(/\/\/ base: solution\r?\n/, () => lines);
}
