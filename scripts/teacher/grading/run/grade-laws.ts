import { join } from 'node:path';
import { parseSync } from 'vite';
import type { Kata } from '../../../kata/catalog.ts';
import { starterText } from '../../../kata/starters.ts';
import { contestantsOf } from '../../../reverse/impostor-record.ts';
import { readLaws, type LawsReport } from '../../../reverse/read-laws.ts';
import { listedReverse, type ReverseKata } from '../../../reverse/reverse-kata.ts';
import { exportedNames } from '../../../runner/exported-names.ts';
import type { Compiler } from '../../sandbox/compile/compiler.ts';
import { gradedLawsAddress, type SeenExports } from '../../sandbox/laws/laws-plugin.ts';
import { interruption, judgedAsTampered, judgedWithoutRun, type Judgement } from '../judge/evaluate-run.ts';
import { evaluateLaws, stoppedLaws, type LawsPass } from '../judge/evaluate-laws.ts';
import { areCanariesIntact, isCanary, lostCanary } from '../judge/manifest.ts';
import type { GradingJob } from '../grading-job.ts';
import type { GradingWorker } from './grading-worker.ts';
import { seededShuffle } from './order.ts';
import type { SubmissionWorkspace } from './workspace.ts';

/** What laws are graded with. */
export interface LawsGrading {
  workspace: SubmissionWorkspace;
  compiler: Compiler;
  worker: GradingWorker;
  seed: number;
}

/**
 * Grades laws: they run against every correct solution and every impostor, twice, in two processes and in two orders.
 * What a law says about a solution counts only if it says it both times. So a law gains nothing from guessing, from
 * the order of the solutions, or from anything else that it may have found out about the run.
 */
export async function gradeLaws(
  { workspace, compiler, worker, seed }: LawsGrading,
  unit: GradingJob,
  reverse: ReverseKata,
): Promise<Judgement> {
  const { kata } = reverse;
  const staged = await workspace.add(unit, compiler, kata.files);
  if ('refusal' in staged) return judgedWithoutRun(unit.kata, staged.refusal);
  const [name = ''] = unit.kata.files;
  const file = join(staged.folder, name);
  const { right, visible, heldBack, heldBackVariant } = contestantsOf(kata);
  const rights = [...right, heldBackVariant];
  const impostors = [...visible, ...heldBack];
  const started = performance.now();
  let isAlone = true;
  try {
    const passes: LawsPass[] = [];
    let canContinue = true;
    for (const passNumber of [0, 1]) {
      if (!canContinue) break;
      const pass: LawsPass = new Map();
      // An impostor that no law has rejected the first time cannot be rejected both times.
      const remaining = impostors.filter(({ target }) => passes.every((one) => isRejected(one.get(target))));
      if (remaining.length === 0) break;
      passes.push(pass);
      const order = seededShuffle([...rights, ...remaining], seed + passNumber);
      for (const [i, { target }] of order.entries()) {
        const skipped = stoppedLaws(passes, rights);
        // The solutions run one after the other, in a process that is new for each pass.
        // oxlint-disable-next-line no-await-in-loop
        const outcome = await worker.run(unit.student, gradedLawsAddress(file, target, skipped), i === 0);
        isAlone &&= i > 0 || outcome.alone;
        const { module, unhandledErrors } = outcome;
        const interrupted = interruption(unit.kata, unhandledErrors);
        if (interrupted) return interrupted;
        const report = readLaws(file, { module, unhandledErrors });
        if (module && report.outcomes.length > 0 && !areCanariesIntact(module)) {
          return judgedAsTampered(unit.kata, lostCanary);
        }
        const outcomes = report.outcomes.filter(({ title }) => !isCanary({ fullName: title }));
        pass.set(target, { ...report, outcomes });
        // Laws that cannot be loaded for a correct solution are not worth another run.
        canContinue = report.problem === undefined || impostors.some((one) => one.target === target);
        if (!canContinue) break;
      }
    }
    const duration = Math.round(performance.now() - started);
    const judged = evaluateLaws({
      kata: unit.kata,
      command: `npm start ${reverse.id}`,
      staged,
      file,
      rights,
      visible,
      heldBack,
      passes,
    });
    return { ...judged, duration, alone: isAlone };
  } finally {
    workspace.remove(staged);
  }
}

/** The names that the starters of each reverse kata export. Laws see no other exports of a solution. */
export function seenExports(katas: readonly Kata[]): (slug: string) => SeenExports {
  const cache = new Map<string, SeenExports>();
  return (slug) => {
    const cached = cache.get(slug);
    if (cached) return cached;
    const reverse = katas.map(listedReverse).find((one) => one?.kata.slug === slug);
    if (!reverse) throw new Error(`There is no reverse kata in ${slug}.`);
    const names = new Map(
      reverse.kata.files.map((name) => {
        const { program } = parseSync(name, starterText(reverse.kata, name));
        return [name, [...(exportedNames(program) ?? [])]] as const;
      }),
    );
    cache.set(slug, names);
    return names;
  };
}

function isRejected(report: LawsReport | undefined): boolean {
  return report?.outcomes.some(({ state }) => state === 'rejected') === true;
}
