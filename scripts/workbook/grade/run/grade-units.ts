import type { Kata } from '../../catalog.ts';
import { starterText } from '../../starters.ts';
import { Compiler } from '../compile/compiler.ts';
import { manifestOf, type Manifest } from '../judge/manifest.ts';
import { judge, judgedWithoutRun, type Judgement } from '../judge/judge.ts';
import { isStarter, type Unit } from '../unit.ts';
import { Lane } from './lane.ts';
import { Stage } from './stage.ts';

/** How submissions are run. */
export interface GradeOptions {
  /** The workbook whose tests judge. */
  root: string;
  /** How many run at once. */
  jobs: number;
  /** The seed of the laws: another than the one that everybody knows. */
  seed: number;
  /** Called as soon as one is graded. */
  graded: (unit: Unit, judgement: Judgement) => void;
}

/** Grades units one after the other in as many lanes as there are jobs. One that fails costs itself only. */
export async function gradeUnits(units: readonly Unit[], { root, jobs, seed, graded }: GradeOptions): Promise<void> {
  // Vitest hands its own environment to the processes that run tests.
  process.env['KATA_SEED'] = String(seed);
  const katas = [...new Map(units.map(({ kata }) => [kata.slug, kata])).values()];
  const stage = new Stage();
  const compiler = new Compiler();
  const references = new Map<string, Promise<Manifest>>();
  const queue = [...units];
  const work = async () => {
    const lane = new Lane({ root, stage: stage.root, katas, jobs: 1 });
    const expected = (kata: Kata) => {
      const known = references.get(kata.slug) ?? reference(kata, root, stage, compiler, lane);
      references.set(kata.slug, known);
      return known;
    };
    for (let unit = queue.shift(); unit; unit = queue.shift()) {
      const judgement = await gradeUnit(unit, root, stage, compiler, lane, expected).catch((error: unknown) =>
        graderError(unit!.kata, error),
      );
      graded(unit, judgement);
    }
    await lane.close();
  };
  try {
    await Promise.all(Array.from({ length: Math.min(jobs, units.length) }, work));
  } finally {
    compiler.close();
    stage.close();
  }
}

async function gradeUnit(
  unit: Unit,
  root: string,
  stage: Stage,
  compiler: Compiler,
  lane: Lane,
  expected: (kata: Kata) => Promise<Manifest>,
): Promise<Judgement> {
  const { kata, files, problem } = unit;
  if (problem) return judgedWithoutRun(kata, problem);
  if (isStarter(unit, root)) return judgedWithoutRun(kata, { status: 'not started' });
  const staged = await stage.put(kata, files, compiler);
  if ('refusal' in staged) return judgedWithoutRun(kata, staged.refusal);
  try {
    const manifest = await expected(kata);
    return judge(kata, staged, await lane.run(kata, staged.target), manifest);
  } finally {
    stage.drop(staged);
  }
}

/**
 * What the tests of a kata report, learned from the starter: each of its tests runs, and fails.
 *
 * @throws {Error} where they do not; then nothing can be graded by them
 */
async function reference(kata: Kata, root: string, stage: Stage, compiler: Compiler, lane: Lane): Promise<Manifest> {
  const starter = new Map(kata.files.map((name) => [name, Buffer.from(starterText(kata, name, root))]));
  const staged = await stage.put(kata, starter, compiler);
  if ('refusal' in staged) throw new Error(`The starter of ${kata.slug} can't be run: ${staged.refusal.reason}`);
  const outcome = await lane.run(kata, staged.target);
  stage.drop(staged);
  if (!outcome.module) throw new Error(`The tests of ${kata.slug} left no result.`);
  const manifest = manifestOf(outcome.module);
  const judgement = judge(kata, staged, outcome, manifest);
  if (judgement.status !== 'failed') {
    throw new Error(`The tests of ${kata.slug} can't be relied on here: ${judgement.reason ?? judgement.status}`);
  }
  return manifest;
}

function graderError(kata: Kata, error: unknown): Judgement {
  const message = error instanceof Error ? error.message : String(error);
  return judgedWithoutRun(kata, { status: 'grader error', reason: `The grader failed: ${message}` });
}
