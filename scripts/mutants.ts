import { parseArgs } from 'node:util';
import { findKata, listKatas, type Kata } from './workbook/catalog.ts';
import { main } from './workbook/main.ts';
import { isKnown, makeMutants, outdated, survivorsOf, type Mutant } from './workbook/proof/mutants.ts';
import { openRunner, type Runner } from './workbook/run.ts';

// Mutation testing: Stryker's small changes to each solution, run like impostors. A mutant that no rule notices is a
// gap in the laws, or stands in tests/survivors with the reason why no law should notice it.
//   npm run test:mutants
//   npm run test:mutants -- 45 --json      (prints the survivors as entries for the list)
await main(async (args) => {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { json: { type: 'boolean', default: false } },
  });
  const katas = positionals.length > 0 ? positionals.map((query) => findKata(query)) : listKatas();
  const runner = await openRunner();
  let findings = 0;
  for (const kata of katas) findings += await check(runner, kata, values.json);
  await runner.close();
  return findings > 0 ? 1 : 0;
});

async function check(runner: Runner, kata: Kata, json: boolean): Promise<number> {
  const mutants = await makeMutants(kata);
  const results = await runner.run(
    mutants.map(({ target }) => ({ kata, target })),
    { shared: true },
  );
  const alive = mutants.filter((_, i) => results[i]?.rules.every(({ state }) => state === 'passed'));
  const known = survivorsOf(kata);
  const unknown = alive.filter((mutant) => !isKnown(mutant, known));
  const old = outdated(known, alive);
  if (json) {
    console.log(JSON.stringify(unknown.map(entryOf), undefined, 2));
    return unknown.length;
  }
  console.log(
    `${kata.slug}: ${mutants.length - alive.length} of ${mutants.length} mutants killed, ${alive.length - unknown.length} explained, ${unknown.length} survive`,
  );
  unknown.forEach(({ file, line, was, becomes, target }) => {
    console.log(`  ${file}: ${line}\n    ${oneLine(was)}  →  ${oneLine(becomes)}    ${target}`);
  });
  old.forEach(({ line, becomes }) => console.log(`  no longer survives, take it off the list: ${line} → ${becomes}`));
  return unknown.length + old.length;
}

function entryOf({ file, line, was, becomes }: Mutant): object {
  return { file, line, was, becomes, why: '' };
}

function oneLine(code: string): string {
  return code.replaceAll(/\s+/g, ' ').slice(0, 80);
}
