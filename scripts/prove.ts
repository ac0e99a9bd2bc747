import { parseArgs } from 'node:util';
import { defaultRuns, defaultSeed } from '../katas/support/defaults.ts';
import { findKata, listKatas } from './workbook/catalog.ts';
import { failureLines, ruleLines } from './workbook/loop/describe-rules.ts';
import { createPaint } from './workbook/loop/paint.ts';
import { findingsOfRight } from './workbook/proof/findings.ts';
import { findingsOf, prove } from './workbook/proof/prove.ts';
import { openRunner } from './workbook/run.ts';

// For authors: do a kata's tests accept what is right and reject what is wrong?
//   npm run prove -- 45 --seeds 20 --runs 1000
//   npm run prove -- 45 --as /elsewhere     (does /elsewhere/45-value-objects/… pass?)
//   npm run prove -- 45 --show tests/impostors/45-value-objects/floats.ts     (what would a learner read?)
const { values, positionals } = parseArgs({
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
let count = 0;

function report(slug: string, seed: number, duration: number, findings: readonly string[]): void {
  count += findings.length;
  const verdict = findings.length === 0 ? 'holds' : 'does not hold';
  console.log(`${slug} with seed ${seed}: ${verdict} (${Math.round(duration)} ms)`);
  findings.forEach((line) => console.log(`  ${line}`));
}

if (values.show !== undefined) {
  const results = await runner.run(katas.map((kata) => ({ kata, target: values.show ?? '' })));
  const paint = createPaint();
  for (const { rules, problem } of results) {
    const broken = rules
      .filter(({ state }) => state !== 'passed')
      .flatMap((rule) => ['', ...failureLines(rule, paint)]);
    console.log([...(problem ? [problem.message] : []), ...ruleLines(rules, paint), ...broken].join('\n'));
  }
  await runner.close();
  process.exit();
}

for (let i = 0; i < Number(values.seeds); i += 1) {
  const seed = i === 0 ? defaultSeed : Math.floor(Math.random() * 2 ** 31);
  const settings = { seed, runs: Number(values.runs) };
  if (values.as === undefined) {
    for (const proof of await prove(runner, katas, settings)) {
      report(proof.kata.slug, seed, proof.duration, findingsOf(proof));
    }
  } else {
    const { as: target } = values;
    const results = await runner.run(
      katas.map((kata) => ({ kata, target })),
      settings,
    );
    results.forEach((result) => report(result.slug, seed, result.duration, findingsOfRight(result)));
  }
}
await runner.close();
process.exit(count === 0 ? 0 : 1);
