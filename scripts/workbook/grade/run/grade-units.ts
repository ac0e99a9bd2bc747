import type { Kata } from '../../catalog.ts';
import { Compiler } from '../compile/compiler.ts';
import { judge, judgedWithoutRun, type Judgement } from '../judge/judge.ts';
import { isStarter, type Unit } from '../unit.ts';
import { Lane } from './lane.ts';
import { References } from './references.ts';
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
  const references = new References({ root, stage, compiler, katas, jobs });
  const queue = [...units];
  // Vitest takes it for the failure of this process that tests fail.
  const { exitCode } = process;
  const work = async () => {
    const lane = new Lane({ root, stage: stage.root, katas, jobs: 1 });
    for (let unit = queue.shift(); unit; unit = queue.shift()) {
      const judgement = await gradeUnit(unit, root, stage, compiler, lane, references).catch((error: unknown) =>
        graderError(unit!.kata, error),
      );
      graded(unit, judgement);
    }
    await lane.close();
  };
  try {
    await Promise.all(Array.from({ length: Math.min(jobs, units.length) }, work));
  } finally {
    process.exitCode = exitCode;
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
  references: References,
): Promise<Judgement> {
  const { kata, files, problem } = unit;
  if (problem) return judgedWithoutRun(kata, problem);
  if (isStarter(unit, root)) return judgedWithoutRun(kata, { status: 'not started' });
  const staged = await stage.put(kata, files, compiler);
  if ('refusal' in staged) return judgedWithoutRun(kata, staged.refusal);
  try {
    const manifest = await references.of(kata);
    return judge(kata, staged, await lane.run(kata, staged.target), manifest);
  } finally {
    stage.drop(staged);
  }
}

function graderError(kata: Kata, error: unknown): Judgement {
  const message = error instanceof Error ? error.message : String(error);
  return judgedWithoutRun(kata, { status: 'grader error', reason: `The grader failed: ${message}` });
}
