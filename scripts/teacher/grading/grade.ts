import type { Kata } from '../../kata/catalog.ts';
import { starterIds } from '../../kata/starters.ts';
import type { Judgement } from './judge/evaluate-run.ts';
import { judgesFingerprint } from './judges-fingerprint.ts';
import { recordSchema, type GradeRecord } from './record.ts';
import type { GradeStore, ResultKey } from './store.ts';
import { filesHash, isStarter, submissionOf, type GradingJob } from './grading-job.ts';

/** How jobs are graded, and where the results go. */
export interface GradeSettings {
  /** The workbook whose tests judge. */
  root: string;
  store: GradeStore;
  /** How many jobs run at the same time. */
  jobs: number;
  /** The seed of the laws. */
  seed: number;
  /** Whether to grade everything again, even known results. */
  fresh?: boolean;
  /** Called before the first run, with the number of runs. Unchanged starters, and work with a problem, are not run. */
  begin?: (count: number) => void;
  /** Called for each job as soon as it has a result, with whether it was run. */
  graded?: (unit: GradingJob, wasRun: boolean) => unknown;
}

/**
 * Grades jobs into a store. Known results are not computed again, and identical files run once. Each result is saved
 * immediately, so a killed run can continue.
 */
export async function gradeInto(units: readonly GradingJob[], settings: GradeSettings): Promise<void> {
  const { root, store, jobs, seed, fresh = false, begin, graded } = settings;
  const fingerprints = new Map<string, string>();
  const testsOf = (kata: Kata) => {
    const fingerprint = fingerprints.get(kata.slug) ?? judgesFingerprint(kata, root);
    fingerprints.set(kata.slug, fingerprint);
    return fingerprint;
  };
  const keyOf = (unit: GradingJob): ResultKey => ({
    kata: unit.kata.slug,
    files: filesHash(unit),
    tests: testsOf(unit.kata),
    seed,
  });

  const toGrade = new Map<string, GradingJob[]>();
  for (const unit of units) {
    const key = keyOf(unit);
    const latest = store.latest(unit.student, unit.kata.slug);
    if (!fresh && latest && isUpToDate(latest, unit, key)) continue;
    const known = fresh || unit.problem ? undefined : store.known(key, unit.student);
    if (known) {
      store.add({ ...known, student: unit.student, submission: submissionOf(unit) });
      continue;
    }
    // Jobs with a problem are never shared between students.
    const group = unit.problem ? `${unit.student}\0${key.kata}` : `${key.kata}\0${key.files}`;
    toGrade.set(group, [...(toGrade.get(group) ?? []), unit]);
  }

  const groups = [...toGrade.values()];
  // Of each group, only the first job is graded, and all get its result.
  const groupOf = new Map(
    groups.flatMap((group): (readonly [GradingJob, GradingJob[]])[] => {
      const [unit] = group;
      return unit ? [[group.length > 1 ? { ...unit, isShared: true } : unit, group]] : [];
    }),
  );
  const firsts = [...groupOf.keys()];
  // All other jobs take no time, so they are not counted.
  const starters = starterIds(root);
  const runs = new Set(firsts.filter((unit) => unit.problem === undefined && !isStarter(unit, starters)));
  begin?.(runs.size);
  if (firsts.length === 0) return;
  // Slow to load, and often there is nothing new.
  const { gradeUnits } = await import('./run/grade-units.ts');
  await gradeUnits(firsts, {
    root,
    jobs,
    seed,
    graded: (unit, judgement) => {
      for (const one of groupOf.get(unit) ?? [unit]) store.add(recordOf(one, judgement, keyOf(one)));
      graded?.(unit, runs.has(unit));
    },
  });
}

/** Whether the latest record of a job already has the result that grading it again would give. */
function isUpToDate(
  { status, kata, tests, seed, submission, reason }: GradeRecord,
  unit: GradingJob,
  key: ResultKey,
): boolean {
  if (status === 'grader error') return false;
  if (unit.problem) return status === unit.problem.status && reason === unit.problem.reason;
  const { commit, changed } = submission;
  const same = kata === key.kata && submission.files === key.files && tests === key.tests && seed === key.seed;
  // The same files at another commit may have become late.
  return same && commit === unit.commit && changed === unit.changed;
}

function recordOf(unit: GradingJob, judgement: Judgement, { kata, tests, seed }: ResultKey): GradeRecord {
  return {
    schema: recordSchema,
    student: unit.student,
    kata,
    ...judgement,
    submission: submissionOf(unit),
    tests,
    seed,
    graded: new Date().toISOString(),
    node: process.versions.node,
  };
}
