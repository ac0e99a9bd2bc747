import { defineCommand, type AnyCommand } from '../../platform/cli/define-command.ts';
import { wholeNumber } from '../../platform/cli/whole-number.ts';
import { UserError } from '../../platform/errors/user-error.ts';
import { operatorNames, type OperatorName } from './semantic/operators.ts';

/** The options of `npm run test:mutants`. */
export interface MutantOptions {
  /** Numbers or slugs. All katas if empty. */
  katas: string[];
  json: boolean;
  semantic: boolean;
  operator?: OperatorName;
  runs: number;
  seeds: number[];
}

const remedy = 'npm run test:mutants -- --help';

/**
 * The command that tries small changes to correct code. If there is an unknown operator or number, it throws a
 * `UserError`.
 *
 * @param check is called with the options
 */
export function mutantCommand(check: (options: MutantOptions) => void | Promise<void>): AnyCommand {
  return defineCommand('mutants', {
    about: `Mutation testing: makes small changes to correct solutions, and runs each changed solution against the laws. A change
that no law rejects is a gap in the laws, or is listed in tests/survivors with the reason why no law should reject it.`,
    examples: [
      ['[kata …]', "Stryker's changes to the solution"],
      ['--semantic [kata …]', 'mistakes that people make, in the solution and in every variant'],
    ],
    more: `The operators: ${operatorNames.slice(0, 10).join(', ')},\n${operatorNames.slice(10).join(', ')}`,
  })
    .argument('[katas...]', 'numbers, or the beginning of names; all katas by default')
    .option('--json', 'print the survivors as entries for the list, and the rest to stderr', false)
    .option('--semantic', "make semantic mutants instead of Stryker's", false)
    .option('--operator <name>', 'only mutants of this semantic operator')
    .option(
      '--runs <N>',
      'runs of each law in the search for a difference that the usual run does not show',
      wholeNumber('runs', remedy),
      300,
    )
    .option(
      '--seeds <N>',
      'seeds in that search; with 0, only the usual run is compared',
      wholeNumber('seeds', remedy, 0),
      0,
    )
    .action((katas, { operator: name, seeds, ...others }) => {
      const operator = operatorNames.find((known) => known === name);
      if (name !== undefined && operator === undefined)
        throw new UserError(`There is no semantic operator ${JSON.stringify(name)}`, remedy);
      if (operator !== undefined && !others.semantic) throw new UserError('--operator needs --semantic', remedy);
      return check({
        ...others,
        katas,
        ...(operator === undefined ? {} : { operator }),
        seeds: Array.from({ length: seeds }, (_, i) => i + 1),
      });
    });
}
