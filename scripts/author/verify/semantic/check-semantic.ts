import { variantsOf, type Kata } from '../../../kata/catalog.ts';
import type { Runner } from '../../../runner/runner.ts';
import { UserError } from '../../../platform/errors/user-error.ts';
import { requireGreen } from '../green.ts';
import { entriesOf, entryLine, isListed, outdated, survivorsOf } from '../survivors.ts';
import type { OperatorName } from './operators.ts';
import { judgeMutants, type Effort } from './judge-mutants.ts';
import { makeSemanticMutants } from './make-mutants.ts';
import { isGap, survivingMutant, mutantsTable, survivorLines } from './mutants-table.ts';

export interface SemanticOptions extends Effort {
  json: boolean;
  /** Only this one; all by default. */
  operator?: OperatorName;
}

/**
 * Makes and judges the semantic mutants of a kata, and prints the results.
 *
 * @returns how many survivors have no reason, and how many reasons have no survivor
 * @throws {UserError} if the unchanged code fails, or no mutant could be made
 */
export async function checkSemantic(runner: Runner, kata: Kata, options: SemanticOptions): Promise<number> {
  await requireGreen(runner, kata, ['solutions', ...variantsOf(kata).map(({ target }) => target)]);
  const isWanted = (name: string | undefined) => options.operator === undefined || name === options.operator;
  const mutants = makeSemanticMutants(kata).filter(({ operator }) => isWanted(operator));
  const judged = await judgeMutants(kata, mutants, options);
  if (judged.length === 0)
    throw new UserError(
      `No mutant of ${kata.slug} could be made, so nothing was proved`,
      'npm run test:mutants -- --help',
    );
  const known = survivorsOf(kata, 'semantic').filter(({ operator }) => isWanted(operator));
  const gaps = judged.filter(isGap);
  const unknown = gaps.filter((one) => !isListed(survivingMutant(one), known));
  const old = outdated(known, gaps.map(survivingMutant));
  // With `--json`, the entries can be piped into a file, and are still explained on the screen.
  const print = (line: string) => (options.json ? console.error(line) : console.log(line));
  if (options.json) console.log(JSON.stringify(entriesOf(unknown.map(survivingMutant)), undefined, 2));
  print([kata.slug, ...mutantsTable(judged, known)].join('\n'));
  unknown.forEach((one) =>
    print(
      survivorLines(one)
        .map((line) => `  ${line}`)
        .join('\n'),
    ),
  );
  old.forEach((one) => print(`  no longer survives, remove it from the list: ${entryLine(one)}`));
  return unknown.length + old.length;
}
