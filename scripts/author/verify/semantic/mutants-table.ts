import { isListed, type SurvivingMutant, type Survivor } from '../survivors.ts';
import { operatorNames } from './operators.ts';
import type { JudgedMutant } from './judge-mutants.ts';

/** Whether a mutant shows a gap: it behaves differently, and the learner's run accepts it. */
export function isGap({ fate }: JudgedMutant): boolean {
  return fate.is === 'killed by luck' || fate.is === 'different';
}

/** A mutant with the kind of its difference, if it has one. */
export function survivingMutant({ mutant, fate }: JudgedMutant): SurvivingMutant {
  return fate.is === 'different' ? { ...mutant, difference: fate.kind } : mutant;
}

/** One line for each operator and one for the total: how many mutants were made, and their results. */
export function mutantsTable(judged: readonly JudgedMutant[], known: readonly Survivor[]): string[] {
  const rows = operatorNames.map((name) => [
    name,
    ...countsOf(
      judged.filter(({ mutant }) => mutant.operator === name),
      known,
    ),
  ]);
  const all = ['all', ...countsOf(judged, known)];
  const heading = ['operator', 'made', 'killed', 'set aside', 'explained', 'surviving'];
  return [heading, ...rows, all].map((row) =>
    row.map((cell, i) => (i === 0 ? String(cell).padEnd(12) : String(cell).padStart(11))).join(''),
  );
}

function countsOf(judged: readonly JudgedMutant[], known: readonly Survivor[]): number[] {
  const gaps = judged.filter(isGap);
  const explained = gaps.filter((one) => isListed(survivingMutant(one), known)).length;
  const killed = judged.filter(({ fate }) => fate.is === 'killed').length;
  const aside = judged.filter(({ fate }) => fate.is === 'set aside').length;
  return [judged.length, killed, aside, explained, gaps.length - explained];
}

/** A survivor, as an author sees it: the mistake, its place, and what is known about it. */
export function survivorLines({ mutant, fate }: JudgedMutant): string[] {
  const { operator, origin, file, lineNumber, line, was, becomes, target } = mutant;
  const where = origin === 'solutions' ? `solutions ${file}` : origin.endsWith('.ts') ? origin : `${origin}/${file}`;
  return [
    `${operator}: ${where}:${lineNumber}: ${line}`,
    `  ${oneLine(was) || '(nothing)'}  →  ${oneLine(becomes) || '(nothing)'}    ${target}`,
    ...(fate.is === 'killed by luck' ? [`  killed only by luck (${fate.settings}): ${fate.law}`] : []),
    ...(fate.is === 'different'
      ? [`  differs in ${fate.kind === 'frozen' ? 'what is frozen' : fate.kind}, but the laws accept it: ${fate.how}`]
      : []),
  ];
}

function oneLine(code: string): string {
  const line = code.replaceAll(/\s+/g, ' ');
  return line.length > 100 ? `${line.slice(0, 99)}…` : line;
}
