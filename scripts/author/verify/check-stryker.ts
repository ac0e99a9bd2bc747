import type { Kata } from '../../kata/catalog.ts';
import type { Runner } from '../../runner/runner.ts';
import { UserError } from '../../platform/errors/user-error.ts';
import { hasLoaded, hasSurvived, requireGreen } from './green.ts';
import { makeMutants } from './mutants.ts';
import { entriesOf, entryLine, isListed, outdated, survivorsOf } from './survivors.ts';

/**
 * Makes and judges Stryker's mutants of a kata's solution, and prints the results.
 *
 * @returns how many survivors have no reason, and how many reasons have no survivor
 * @throws {UserError} if the unchanged solution fails, or no mutant could be made
 */
export async function checkStryker(runner: Runner, kata: Kata, json: boolean): Promise<number> {
  await requireGreen(runner, kata, ['solutions']);
  const made = await makeMutants(kata);
  const jobs = made.map(({ target }) => ({ kata, target }));
  const results = await runner.run(jobs, { shared: true, firstFailure: true });
  const mutants = made.flatMap((mutant, i) => {
    const result = results[i];
    return result && hasLoaded(result) ? [{ mutant, survives: hasSurvived(result) }] : [];
  });
  if (mutants.length === 0)
    throw new UserError(
      `No mutant of ${kata.slug} could be made, so nothing was proved`,
      'npm run test:mutants -- --help',
    );
  const alive = mutants.filter(({ survives }) => survives).map(({ mutant }) => mutant);
  const known = survivorsOf(kata, 'stryker');
  const unknown = alive.filter((mutant) => !mutant.isMessage && !isListed(mutant, known));
  const old = outdated(known, alive);
  if (json) {
    console.log(JSON.stringify(entriesOf(unknown), undefined, 2));
    return unknown.length + old.length;
  }
  console.log(
    `${kata.slug}: ${mutants.length - alive.length} of ${mutants.length} mutants killed, ${alive.length - unknown.length} explained, ${unknown.length} survive`,
  );
  unknown.forEach(({ file, line, was, becomes, target }) => {
    console.log(`  ${file}: ${line}\n    ${oneLine(was)}  →  ${oneLine(becomes)}    ${target}`);
  });
  old.forEach((one) => console.log(`  no longer survives, remove it from the list: ${entryLine(one)}`));
  return unknown.length + old.length;
}

function oneLine(code: string): string {
  return code.replaceAll(/\s+/g, ' ').slice(0, 80);
}
