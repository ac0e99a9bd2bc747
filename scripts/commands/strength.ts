import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { impostorsOf, variantsOf, type CandidateSolution, type Kata } from '../kata/catalog.ts';
import { workbookRoot } from '../platform/workbook-root.ts';
import { chunksOf } from '../platform/chunks.ts';
import { readKatas } from '../author/cli/katas.ts';
import { wholeNumber } from '../platform/cli/whole-number.ts';
import { defineCommand } from '../platform/cli/define-command.ts';
import { setExitCode, runCommand } from '../platform/run-command.ts';
import { findingsOfImpostor, findingsOfRight, seedsThatBreak } from '../author/verify/findings.ts';
import { findingsUnderSeeds, runUnderSeeds, type TriedImpostor } from '../author/verify/impostors-under-seeds.ts';
import { countKills, strengthTable, type Kills } from '../author/verify/strength-table.ts';
import { openRunner } from '../runner/runner.ts';
import type { Job, KataResult } from '../runner/result.ts';
import { UserError } from '../platform/errors/user-error.ts';

/** How many findings have been printed. */
let printedCount = 0;

const npm = 'npm run test:strength';
const command = defineCommand('strength', {
  about: 'The long proof: every impostor under 100 seeds, every correct solution under 20 seeds with 1,000 runs each.',
  examples: [
    ['', 'all katas'],
    ['45 46', 'these katas'],
    ['--only right --right-seeds 200 --runs 100 --fresh', 'is any law flaky?'],
  ],
  more: 'Exits with 1 if there is a finding. Writes a table of rules and impostors to .cache/strength.md.',
})
  .argument('[katas...]', 'numbers, or the beginning of names; all katas by default')
  .option('--seeds <N>', 'run every impostor under N seeds', countOption('seeds', 100), 100)
  .option('--right-seeds <N>', 'run solutions and variants under N seeds', countOption('right-seeds', 20), 20)
  .option('--runs <N>', 'run each law N times on correct solutions', countOption('runs', 1000), 1000)
  .option('--only <what>', 'impostors, right (solutions and variants) or solutions; all of them by default')
  .option('--fresh', 'use random seeds instead of 1, 2, 3 …');

command.action(async (queries, { seeds: impostorSeeds, rightSeeds, runs, only, fresh }) => {
  const katas = readKatas(queries, `${npm} --`, workbookRoot);
  const { impostors, right } = subjectsOf(katas, only);
  const seedsOf = (count: number) =>
    Array.from({ length: count }, (_, i) => (fresh ? Math.floor(Math.random() * 2 ** 31) : i + 1));
  const findings: string[] = [];
  const kills: Kills = new Map();
  const runner = await openRunner();

  const seeds = impostors.length === 0 ? [] : seedsOf(impostorSeeds);
  // The first seed runs all rules, for the table.
  const firstSeed = seeds.slice(0, 1);
  const firstResults = await runner.run(
    impostors.map(({ kata, impostor }) => ({ kata, target: impostor.target })),
    { shared: true, seeds: firstSeed },
  );
  const tried = impostors.map((one, i): TriedImpostor => ({ ...one, result: firstResults[i] as KataResult }));
  for (const one of tried) {
    for (const rule of one.result.rules)
      countKills(kills, one, rule.rule.number, seedsThatBreak(rule, firstSeed).length);
  }
  findings.push(...tried.flatMap(({ impostor, result }) => findingsOfImpostor(impostor, result)));
  // Between groups of seeds, the progress is printed.
  for (const group of chunksOf(seeds.slice(1), 25)) {
    const rules = await runUnderSeeds(runner, tried, group);
    for (const one of rules) countKills(kills, one, one.rule.rule.number, group.length - one.survived.length);
    findings.push(...findingsUnderSeeds(rules));
    progress(`impostors: seeds up to ${group.at(-1)}`, findings);
  }

  let seedCount = 0;
  // In each group, every law runs about 2,000 times.
  for (const group of chunksOf(right.length === 0 ? [] : seedsOf(rightSeeds), Math.ceil(2000 / runs))) {
    const results = await runner.run(right, { shared: true, seeds: group, runs });
    findings.push(...results.flatMap(findingsOfRight).map((finding) => `seeds ${group.join(', ')}: ${finding}`));
    seedCount += group.length;
    progress(`correct solutions, ${runs} runs: ${seedCount} of ${rightSeeds} seeds`, findings);
  }
  await runner.close();

  const report = join(workbookRoot, '.cache', 'strength.md');
  mkdirSync(join(workbookRoot, '.cache'), { recursive: true });
  writeFileSync(report, strengthTable(katas, kills, impostorSeeds));
  console.log(
    `\n${impostors.length} impostors × ${impostorSeeds} seeds, ${right.length} correct solutions × ${rightSeeds} seeds: ${findings.length} findings.`,
  );
  console.log(`Table: ${report}`);
  if (process.stdout.isTTY) findings.slice(0, 50).forEach((finding) => console.log(finding));
  setExitCode(findings.length > 0 ? 1 : 0);
});

await runCommand(command);

/** Reads the number that an option gives, and suggests a usual number if it is none. */
function countOption(option: string, usual: number) {
  return wholeNumber(option, `${npm} -- --${option} ${usual}`);
}

/** The wrong and the correct code to run. */
interface Subjects {
  impostors: { kata: Kata; impostor: CandidateSolution }[];
  right: Job[];
}

/**
 * The code to run, which includes some of each kata.
 *
 * @throws {UserError} if `only` is unknown, or if impostors are to run and a kata has none
 */
function subjectsOf(katas: readonly Kata[], only: string | undefined): Subjects {
  const kinds = ['impostors', 'right', 'solutions'];
  if (only !== undefined && !kinds.includes(only)) {
    throw new UserError(`--only ${only} is not one of ${kinds.join(', ')}`, `${npm} -- --only right`);
  }
  const isIncluded = (kind: string) => only === undefined || only === kind;
  if (isIncluded('impostors')) {
    const without = katas.find((kata) => impostorsOf(kata).length === 0);
    if (without) throw new UserError(`There are no impostors of ${without.slug}`, `npm run prove -- ${without.number}`);
  }
  const variantTargets = (kata: Kata) => (only === 'solutions' ? [] : variantsOf(kata).map(({ target }) => target));
  return {
    impostors: isIncluded('impostors')
      ? katas.flatMap((kata) => impostorsOf(kata).map((impostor) => ({ kata, impostor })))
      : [],
    right:
      only === 'impostors'
        ? []
        : katas.flatMap((kata) => ['solutions', ...variantTargets(kata)].map((target) => ({ kata, target }))),
  };
}

/** On a terminal, updates one line. Elsewhere, prints each finding as a line, so that a long run can be followed. */
function progress(text: string, findings: readonly string[]): void {
  if (process.stdout.isTTY) process.stdout.write(`\r${text}, ${findings.length} findings \u001B[K`);
  else console.log([`${text}, ${findings.length} findings`, ...findings.slice(printedCount)].join('\n'));
  printedCount = findings.length;
}
