import { parseArgs } from 'node:util';
import { defaultRuns, defaultSeed } from '../katas/support/defaults.ts';
import { findKata, listKatas, type Kata } from './workbook/catalog.ts';
import { failureLines, ruleLines } from './workbook/loop/describe-rules.ts';
import { createPaint } from './workbook/loop/paint.ts';
import { main } from './workbook/main.ts';
import { findingsOfRight, type Findings } from './workbook/proof/findings.ts';
import { findingsOf, prove } from './workbook/proof/prove.ts';
import { findingsInWriting } from './workbook/proof/statement-checks.ts';
import { openRunner, type Runner, type RunSettings } from './workbook/run.ts';

// For authors: do a kata's tests accept what is right and reject what is wrong, and what of it is still to be written?
//   npm run prove -- 45 --seeds 20 --runs 1000
//   npm run prove -- 45 --as /elsewhere     (does /elsewhere/45-value-objects/… pass?)
//   npm run prove -- 45 --show tests/impostors/45-value-objects/floats.ts     (what would a learner read?)
await main(async (args) => {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      seeds: { type: 'string', default: '1' },
      runs: { type: 'string', default: String(defaultRuns) },
      as: { type: 'string' },
      show: { type: 'string' },
    },
  });
  const katas = positionals.length > 0 ? positionals.map((query) => findKata(query)) : listKatas();
  const runner = await openRunner();
  if (values.show !== undefined) return show(runner, katas, values.show);
  let count = 0;
  for (let i = 0; i < Number(values.seeds); i += 1) {
    const seed = i === 0 ? defaultSeed : Math.floor(Math.random() * 2 ** 31);
    const settings = { seed, runs: Number(values.runs) };
    const outcomes =
      values.as === undefined
        ? await proofs(runner, katas, settings)
        : await trials(runner, katas, values.as, settings);
    outcomes.forEach((outcome) => report(outcome, seed));
    count += outcomes.reduce((sum, { findings }) => sum + findings.length, 0);
  }
  await runner.close();
  if (values.as === undefined) count += katas.reduce((sum, kata) => sum + reportWriting(kata), 0);
  return count === 0 ? 0 : 1;
});

interface Outcome {
  slug: string;
  /** Milliseconds that the laws took. */
  duration: number;
  findings: Findings;
}

async function proofs(runner: Runner, katas: readonly Kata[], settings: RunSettings): Promise<Outcome[]> {
  const found = await prove(runner, katas, settings);
  return found.map((proof) => ({ slug: proof.kata.slug, duration: proof.duration, findings: findingsOf(proof) }));
}

async function trials(
  runner: Runner,
  katas: readonly Kata[],
  target: string,
  settings: RunSettings,
): Promise<Outcome[]> {
  const jobs = katas.map((kata) => ({ kata, target }));
  const results = await runner.run(jobs, settings);
  return results.map((result) => ({
    slug: result.slug,
    duration: result.duration,
    findings: findingsOfRight(result),
  }));
}

function report({ slug, duration, findings }: Outcome, seed: number): void {
  const verdict = findings.length === 0 ? 'holds' : 'does not hold';
  console.log(`${slug} with seed ${seed}: ${verdict} (${Math.round(duration)} ms)`);
  findings.forEach((line) => console.log(`  ${line}`));
}

/** Prints what of a kata is wrong or still to be written, and says how much that is. */
function reportWriting(kata: Kata): number {
  const findings = findingsInWriting(kata);
  if (findings.length > 0) console.log(`${kata.slug} is not finished:`);
  findings.forEach((line) => console.log(`  ${line}`));
  return findings.length;
}

/** Prints what a learner would read who had written the target. */
async function show(runner: Runner, katas: readonly Kata[], target: string): Promise<void> {
  const paint = createPaint();
  for (const { rules, problem } of await runner.run(katas.map((kata) => ({ kata, target })))) {
    const broken = rules
      .filter(({ state }) => state !== 'passed')
      .flatMap((rule) => ['', ...failureLines(rule, paint)]);
    console.log([...(problem ? [problem.message] : []), ...ruleLines(rules, paint), ...broken].join('\n'));
  }
  await runner.close();
}
