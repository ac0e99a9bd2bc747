import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { findKata, impostorsOf, listKatas, variantsOf, workbookRoot } from './workbook/catalog.ts';
import { chunksOf } from './workbook/chunks.ts';
import { main } from './workbook/main.ts';
import { findingsOfRight, findingsUnderSeeds } from './workbook/proof/findings.ts';
import { impostorJob } from './workbook/proof/prove.ts';
import { countKills, strengthTable, type Kills } from './workbook/proof/strength-table.ts';
import { openRunner } from './workbook/run.ts';

let told = 0;

// The long proof: every impostor under 100 seeds, everything right under 20 seeds of 1,000 runs each.
//   npm run test:strength
//   npm run test:strength -- 45 --seeds 10 --fresh
//   npm run test:strength -- --seeds 0 --right-seeds 200 --runs 100 --fresh [--solutions-only]      (is any law flaky?)
await main(async (args) => {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      seeds: { type: 'string', default: '100' },
      'right-seeds': { type: 'string', default: '20' },
      runs: { type: 'string', default: '1000' },
      fresh: { type: 'boolean', default: false },
      'solutions-only': { type: 'boolean', default: false },
    },
  });
  const katas = positionals.length > 0 ? positionals.map((query) => findKata(query)) : listKatas();
  const seedsOf = (count: number) =>
    Array.from({ length: count }, (_, i) => (values.fresh ? Math.floor(Math.random() * 2 ** 31) : i + 1));
  const findings: string[] = [];
  const kills: Kills = new Map();
  let runner = await openRunner();

  const impostors = katas.flatMap((kata) => impostorsOf(kata).map((impostor) => ({ kata, impostor })));
  const seeds = seedsOf(Number(values.seeds));
  // The first seed against all rules, for the table; the others against those they name.
  for (const some of [...chunksOf(seeds.slice(0, 1), 1), ...chunksOf(seeds.slice(1), 25)]) {
    const jobs = impostors.map(({ kata, impostor }) =>
      some[0] === seeds[0] ? { kata, target: impostor.target } : impostorJob(kata, impostor),
    );
    const results = await runner.run(jobs, { shared: true, seeds: some });
    results.forEach((result, k) => {
      const job = impostors[k];
      if (!job) return;
      countKills(kills, job, result, some);
      findings.push(...findingsUnderSeeds(job.impostor, result, some));
    });
    progress(`impostors: seeds up to ${some.at(-1)}`, findings);
  }

  const right = katas.flatMap((kata) =>
    ['solutions', ...(values['solutions-only'] ? [] : variantsOf(kata).map(({ target }) => target))].map((target) => ({
      kata,
      target,
    })),
  );
  await runner.close();
  // The limits of the supervisor grow with the number of runs, so it has to know it from the start.
  process.env['KATA_RUNS'] = values.runs;
  runner = await openRunner();
  let count = 0;
  for (const some of chunksOf(seedsOf(Number(values['right-seeds'])), Math.ceil(2000 / Number(values.runs)))) {
    const results = await runner.run(right, { shared: true, seeds: some });
    findings.push(...results.flatMap(findingsOfRight).map((finding) => `seeds ${some.join(', ')}: ${finding}`));
    count += some.length;
    progress(`right ones, ${values.runs} runs: ${count} of ${values['right-seeds']} seeds`, findings);
  }
  await runner.close();

  const report = join(workbookRoot, '.cache', 'strength.md');
  mkdirSync(join(workbookRoot, '.cache'), { recursive: true });
  writeFileSync(report, strengthTable(katas, kills, Number(values.seeds)));
  console.log(
    `\n${impostors.length} impostors × ${values.seeds} seeds, ${right.length} right ones × ${values['right-seeds']} seeds: ${findings.length} findings.`,
  );
  console.log(`Table: ${report}`);
  if (process.stdout.isTTY) findings.slice(0, 50).forEach((finding) => console.log(finding));
  return findings.length > 0 ? 1 : 0;
});

/** On a terminal in place; elsewhere a line for each finding as it comes up, so that a long run can be read while it lasts. */
function progress(text: string, findings: readonly string[]): void {
  if (process.stdout.isTTY) process.stdout.write(`\r${text}, ${findings.length} findings \u001B[K`);
  else console.log([`${text}, ${findings.length} findings`, ...findings.slice(told)].join('\n'));
  told = findings.length;
}
