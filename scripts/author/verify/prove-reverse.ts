import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { isLawsFile } from '../../kata/paths.ts';
import { isLawsStarter } from '../../progress/reverse-status.ts';
import { contestantsOf, readRecord, type Impostor } from '../../reverse/impostor-record.ts';
import { judgeLaws, maxLaws } from '../../reverse/judge-laws.ts';
import type { ReverseResult } from '../../reverse/result.ts';
import type { ReverseKata } from '../../reverse/reverse-kata.ts';
import { pointsOfScores } from '../../reverse/score.ts';
import type { Runner } from '../../runner/runner.ts';
import type { Findings } from './findings.ts';
import { proveTooStrict, type StrictLaw } from './prove-too-strict.ts';
import { recordImpostors, recordText } from './record-impostors.ts';

/** The points of a set of laws over both halves of the impostors. */
export interface LawsScore {
  name: string;
  earned: number;
  possible: number;
}

/** What the proof of a reverse kata found, and the points of each set of laws. */
export interface ReverseProof {
  findings: Findings;
  scores: LawsScore[];
  /** Over-specified laws, with the variants that reject them. */
  strictLaws: StrictLaw[];
}

/**
 * Proves a reverse kata: the kata's own laws get full marks, the sample law gets none, and each tame set of laws stays
 * below half of the points. Variants reject over-specified laws. The record of the impostors must be up to date.
 */
export async function proveReverse(runner: Runner, reverse: ReverseKata): Promise<ReverseProof> {
  const { kata, id } = reverse;
  const current = readRecord(kata);
  const isUpToDate = recordText(await recordImpostors(runner, kata)) === recordText(current);
  const outdated = `tests/reverse/${kata.slug}.json is out of date. Try: npm run prove -- ${id} --record`;
  const { findings, ...proof } = await proveLawsOf(runner, reverse);
  return { findings: [...(isUpToDate ? [] : [outdated]), ...findings], ...proof };
}

/** Proves what the laws of the kata, the sample law and the tame sets of laws reject, according to the record. */
export async function proveLawsOf(runner: Runner, reverse: ReverseKata): Promise<ReverseProof> {
  const { kata, id, laws } = reverse;
  const sets = [
    { name: 'the laws of the kata', file: kata.tests, maxCount: Infinity, judge: fullMarks },
    { name: 'the sample law', file: laws, maxCount: maxLaws, judge: noMarks },
    ...tameLawsOf(reverse).map(({ name, file }) => ({ name, file, maxCount: maxLaws, judge: belowHalf })),
  ];
  const starterFindings = isLawsStarter(reverse)
    ? []
    : [`The laws of ${id} are not the starter, so the sample law was not tried. Try: npm run reset ${id}`];
  const proofs: { findings: Findings; score: LawsScore }[] = [];
  for (const set of sets) {
    if (set.file === laws && starterFindings.length > 0) continue;
    // One after the other: they share the runner.
    // oxlint-disable-next-line no-await-in-loop
    proofs.push(await proveLaws(runner, reverse, set));
  }
  const { findings: strictFindings, strictLaws } = await proveTooStrict(runner, reverse);
  return {
    findings: [...starterFindings, ...proofs.flatMap(({ findings }) => findings), ...strictFindings],
    scores: proofs.map(({ score }) => score),
    strictLaws,
  };
}

/** The sets of laws in which something is missing that beginners forget. */
export function tameLawsOf({ kata }: ReverseKata): { name: string; file: string }[] {
  const folder = join(kata.root, 'tests', 'reverse', 'tame', kata.slug);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter(isLawsFile)
    .map((name) => ({ name: `tests/reverse/tame/${kata.slug}/${name}`, file: join(folder, name) }));
}

interface LawsToProve {
  name: string;
  file: string;
  /** The maximum number of laws in the file. */
  maxCount: number;
  /** What is wrong with the result, if anything. */
  judge: (result: ReverseResult, impostors: readonly Impostor[]) => string | undefined;
}

async function proveLaws(
  runner: Runner,
  { kata, id }: ReverseKata,
  { name, file, maxCount, judge }: LawsToProve,
): Promise<{ findings: Findings; score: LawsScore }> {
  const { right, visible, heldBack, heldBackVariant } = contestantsOf(kata);
  const impostors = [...visible, ...heldBack];
  const judging = { kata, file, maxCount, command: `npm start ${id}`, right: [...right, heldBackVariant], impostors };
  const result = await runner.withProject('laws', (run) => judgeLaws(run, judging));
  const { problem, invalid } = result;
  const score = { name, ...pointsOfScores(result.scores) };
  if (problem) return { findings: [`${name}: ${problem.message}`], score };
  if (invalid) {
    const line = `${name}: "${invalid.law}" does not accept ${invalid.solution}: ${invalid.failure.message}`;
    return { findings: [line], score };
  }
  const finding = judge(result, impostors);
  return { findings: finding === undefined ? [] : [`${name} ${finding}`], score };
}

function fullMarks({ impostors }: ReverseResult): string | undefined {
  const accepted = impostors.filter(({ rejection }) => !rejection).map(({ impostor }) => impostor.name);
  return accepted.length === 0 ? undefined : `must reject every impostor, but accept ${accepted.join(', ')}`;
}

function noMarks({ impostors }: ReverseResult): string | undefined {
  const rejected = impostors.filter(({ rejection }) => rejection).map(({ impostor }) => impostor.name);
  return rejected.length === 0 ? undefined : `must reject no impostor, but rejects ${rejected.join(', ')}`;
}

function belowHalf({ scores }: ReverseResult): string | undefined {
  const { earned, possible } = pointsOfScores(scores);
  return 2 * earned < possible ? undefined : `must stay below half of ${possible} points, but gets ${earned}`;
}
