import { parseArgs } from 'node:util';
import { findKata, listKatas } from './workbook/catalog.ts';
import { main } from './workbook/main.ts';
import { checkStryker } from './workbook/proof/check-stryker.ts';
import { checkSemantic } from './workbook/proof/semantic/check-semantic.ts';
import { operatorNames } from './workbook/proof/semantic/edit.ts';
import { openRunner } from './workbook/run.ts';
import { UserError } from './workbook/user-error.ts';

const usage = `Mutation testing: makes small changes to right solutions and runs each against the laws. A change that no law
rejects is a gap in the laws, or is listed in tests/survivors with the reason why no law should reject it.

  npm run test:mutants -- [kata …]             Stryker's changes to the solution
  npm run test:mutants -- --semantic [kata …]  mistakes that people make, in the solution and in every variant

  --json             print the survivors as entries for the list
  --semantic         make semantic mutants instead of Stryker's
  --operator <name>  only this one of the semantic operators:
                     ${operatorNames.slice(0, 10).join(', ')},
                     ${operatorNames.slice(10).join(', ')}
  --runs <number>    runs of each law when looking for a difference that the usual run does not show (300)
  --seeds <number>   seeds to do that with (2)
  --help             print this`;

await main(async (args) => {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      semantic: { type: 'boolean', default: false },
      operator: { type: 'string' },
      runs: { type: 'string', default: '300' },
      seeds: { type: 'string', default: '2' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(usage);
    return 0;
  }
  const operator = operatorNames.find((name) => name === values.operator);
  if (values.operator !== undefined && (operator === undefined || !values.semantic))
    throw new UserError(
      `There is no operator ${JSON.stringify(values.operator)} of semantic mutants`,
      'npm run test:mutants -- --help',
    );
  const [runs, seedCount] = [countIn('--runs', values.runs), countIn('--seeds', values.seeds)];
  const seeds = Array.from({ length: seedCount }, (_, i) => i + 1);
  const katas = positionals.length > 0 ? positionals.map((query) => findKata(query)) : listKatas();
  const runner = await openRunner();
  let findings = 0;
  for (const kata of katas) {
    findings += values.semantic
      ? await checkSemantic(runner, kata, { json: values.json, runs, seeds, ...(operator ? { operator } : {}) })
      : await checkStryker(runner, kata, values.json);
  }
  await runner.close();
  return findings > 0 ? 1 : 0;
});

function countIn(option: string, text: string): number {
  const count = Number(text);
  if (!Number.isSafeInteger(count) || count < 1)
    throw new UserError(
      `${option} takes a positive integer, not ${JSON.stringify(text)}`,
      'npm run test:mutants -- --help',
    );
  return count;
}
