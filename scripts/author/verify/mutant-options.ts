import { parseArgs } from 'node:util';
import { UserError } from '../../platform/errors/user-error.ts';
import { operatorNames, type OperatorName } from './semantic/edit.ts';

/** The options of `npm run test:mutants`. */
export interface MutantOptions {
  /** Numbers or slugs. All katas if empty. */
  katas: string[];
  help: boolean;
  json: boolean;
  semantic: boolean;
  operator?: OperatorName;
  runs: number;
  seeds: number[];
}

const help = 'npm run test:mutants -- --help';

export const mutantUsage = `Mutation testing: makes small changes to right solutions, and runs each changed solution against the laws. A change that
no law rejects is a gap in the laws, or is listed in tests/survivors with the reason why no law should reject it.

  npm run test:mutants -- [kata …]             Stryker's changes to the solution
  npm run test:mutants -- --semantic [kata …]  mistakes that people make, in the solution and in every variant

  --json             print the survivors as entries for the list
  --semantic         make semantic mutants instead of Stryker's
  --operator <name>  only mutants of this semantic operator:
                     ${operatorNames.slice(0, 10).join(', ')},
                     ${operatorNames.slice(10).join(', ')}
  --runs <number>    runs of each law in the search for a difference that the usual run does not show (300)
  --seeds <number>   seeds in that search; by default 0, so only the usual run is compared
  --help             print this`;

/**
 * Reads the arguments of the command.
 *
 * @throws {UserError} if there is an unknown option, operator or number
 */
export function readMutantOptions(args: string[]): MutantOptions {
  const { values, positionals } = parsed(args);
  const operator = operatorNames.find((name) => name === values.operator);
  if (values.operator !== undefined && operator === undefined)
    throw new UserError(`There is no semantic operator ${JSON.stringify(values.operator)}`, help);
  if (operator !== undefined && !values.semantic) throw new UserError('--operator needs --semantic', help);
  const seeds = countIn('--seeds', values.seeds, 0);
  return {
    katas: positionals,
    help: values.help,
    json: values.json,
    semantic: values.semantic,
    ...(operator === undefined ? {} : { operator }),
    runs: countIn('--runs', values.runs),
    seeds: Array.from({ length: seeds }, (_, i) => i + 1),
  };
}

function parsed(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        json: { type: 'boolean', default: false },
        semantic: { type: 'boolean', default: false },
        operator: { type: 'string' },
        runs: { type: 'string', default: '300' },
        seeds: { type: 'string', default: '0' },
        help: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    const [problem = ''] = error instanceof Error ? error.message.split('. ') : [];
    throw new UserError(problem, help);
  }
}

function countIn(option: string, text: string, from = 1): number {
  const count = Number(text);
  if (text.trim() === '' || !Number.isSafeInteger(count) || count < from)
    throw new UserError(`${option} takes an integer from ${from}, not ${JSON.stringify(text)}`, help);
  return count;
}
