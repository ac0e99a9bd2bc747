import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { findKata, impostorsOf, listKatas, variantsOf, workbookRoot } from './workbook/catalog.ts';
import { main } from './workbook/main.ts';
import { findingsOfImpostor, findingsOfRight } from './workbook/proof/findings.ts';
import { impostorJob } from './workbook/proof/prove.ts';
import { countKills, strengthTable, type Kills } from './workbook/proof/strength-table.ts';
import { openRunner } from './workbook/run.ts';

let told = 0;

// The long proof: every impostor under 100 seeds, everything right under 20 seeds of 1,000 runs each.
//   npm run test:strength
//   npm run test:strength -- 45 --seeds 10 --fresh
//   npm run test:strength -- --seeds 0 --right-seeds 200 --runs 100 --fresh      (is any law flaky?)
await main(async (args) => {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      seeds: { type: 'string', default: '100' },
      'right-seeds': { type: 'string', default: '20' },
      runs: { type: 'string', default: '1000' },
      fresh: { type: 'boolean', default: false },
    },
  });
  const katas = positionals.length > 0 ? positionals.map((query) => findKata(query)) : listKatas();
  const seedOf = (i: number) => (values.fresh ? Math.floor(Math.random() * 2 ** 31) : i + 1);
  const findings: string[] = [];
  const kills: Kills = new Map();
  let runner = await openRunner();

  const impostors = katas.flatMap((kata) =>
    impostorsOf(kata).map((impostor) => ({ kata, target: impostor.target, impostor })),
  );
  for (let i = 0; i < Number(values.seeds); i += 1) {
    const seed = seedOf(i);
    // Once against all rules, for the table; then against those they name.
    const jobs = i === 0 ? impostors : impostors.map(({ kata, impostor }) => impostorJob(kata, impostor));
    const results = await runner.run(jobs, { shared: true, seed });
    results.forEach((result, k) => {
      const job = impostors[k];
      if (!job) return;
      countKills(kills, job.kata, job.impostor, result);
      findings.push(...findingsOfImpostor(job.impostor, result).map((finding) => `seed ${seed}: ${finding}`));
    });
    progress(`impostors: seed ${i + 1} of ${values.seeds}`, findings);
  }

  const right = katas.flatMap((kata) =>
    ['solutions', ...variantsOf(kata).map(({ target }) => target)].map((target) => ({ kata, target })),
  );
  await runner.close();
  // The limits of the supervisor grow with the number of runs, so it has to know it from the start.
  process.env['KATA_RUNS'] = values.runs;
  runner = await openRunner();
  for (let i = 0; i < Number(values['right-seeds']); i += 1) {
    const seed = seedOf(i);
    const results = await runner.run(right, { shared: true, seed });
    findings.push(...results.flatMap(findingsOfRight).map((finding) => `seed ${seed}: ${finding}`));
    progress(`right ones, ${values.runs} runs: seed ${i + 1} of ${values['right-seeds']}`, findings);
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
