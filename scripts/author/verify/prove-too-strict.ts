import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { variantsOf, type Kata } from '../../kata/catalog.ts';
import { runLaws } from '../../reverse/judge-laws.ts';
import type { LawsReport } from '../../reverse/read-laws.ts';
import type { ReverseKata } from '../../reverse/reverse-kata.ts';
import type { Runner } from '../../runner/runner.ts';
import type { Findings } from './findings.ts';

/** What is wrong with a law that demands more than the statement: it begins with one of these words and a colon. */
export const kindsOfStrictness = ['order', 'identity', 'message', 'timing'] as const;

/** An over-specified law, and the variants that show that it is one. */
export interface StrictLaw {
  law: string;
  variants: string[];
}

/** The file with over-specified laws of a kata, relative to the workbook. */
export function tooStrictFile({ slug }: Pick<Kata, 'slug'>): string {
  return `tests/reverse/too-strict/${slug}/too-strict.laws.ts`;
}

/**
 * Proves that a learner is told about over-specified laws. Each law in the file is true of the reference, so only a
 * variant can show that it demands too much. If no variant does, one is missing.
 */
export async function proveTooStrict(
  runner: Runner,
  { kata }: Pick<ReverseKata, 'kata'>,
): Promise<{ findings: Findings; strictLaws: StrictLaw[] }> {
  const path = tooStrictFile(kata);
  const file = join(kata.root, path);
  if (!existsSync(file)) return { findings: [`${path} is missing`], strictLaws: [] };
  const variants = variantsOf(kata);
  const [reference, ...variantReports] = await runner.withProject('laws', (run) =>
    runLaws(run, file, [{ target: 'solutions' }, ...variants]),
  );
  const variantNames = variants.map(({ name }) => name);
  return judgeTooStrict(path, reference ?? { outcomes: [] }, variantNames, variantReports);
}

/** What the reports about the reference and each variant say about over-specified laws. */
export function judgeTooStrict(
  path: string,
  reference: LawsReport,
  variantNames: readonly string[],
  variantReports: readonly LawsReport[],
): { findings: Findings; strictLaws: StrictLaw[] } {
  if (reference.problem) return { findings: [`${path}: ${reference.problem.message}`], strictLaws: [] };
  if (reference.outcomes.length === 0) return { findings: [`${path} has no law`], strictLaws: [] };
  const strictLaws = reference.outcomes.map(({ title }) => ({
    law: title,
    variants: variantNames.filter((_, i) =>
      variantReports[i]?.outcomes.some((one) => one.title === title && one.state === 'rejected'),
    ),
  }));
  const findings = reference.outcomes.flatMap(({ title, state, failure }, i) => {
    const law = `${path}: "${title}"`;
    if (!kindsOfStrictness.some((kind) => title.startsWith(`${kind}: `))) {
      return [`${law} must begin with ${kindsOfStrictness.map((kind) => `${kind}:`).join(', ')}`];
    }
    if (state !== 'accepted') return [`${law} must be true of the reference: ${failure?.message ?? state}`];
    return strictLaws[i]?.variants.length === 0 ? [`${law} is rejected by no variant, so one is missing`] : [];
  });
  return { findings, strictLaws };
}
