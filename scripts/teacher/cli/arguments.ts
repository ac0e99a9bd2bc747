import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { readWholeNumber } from '../../platform/cli/whole-number.ts';
import { UserError } from '../../platform/errors/user-error.ts';

/** The arguments of `npm run grade`. */
export type GradeCommand =
  | { does: 'help' }
  | ({ does: 'grade'; path: string; at?: string; jobs: number; shard?: Shard; seed?: number; fresh: boolean } & Places)
  | ({ does: 'merge'; folders: readonly string[] } & Places);

/** The part of a class that one of several machines grades. Counted from 1. */
export interface Shard {
  index: number;
  of: number;
}

interface Places {
  /** The file of the course. Absent if every kata is graded. */
  course?: string;
  /** The folder of the results. */
  out: string;
}

/** The output of `npm run grade -- --help`. */
export const help = `Grades the work that students have handed in.

  npm run grade -- <folder of clones | one clone | archive>
  npm run grade -- merge <folder of results>…

  --course homework.json   the katas, due dates, weights and roster; by default every kata counts
  --out grades             the folder for results and reports
  --at <date or ref>       grade the last commit up to a date, or a branch, tag or commit
  --jobs N                 how many submissions run at the same time; by default one per processor
  --seed N                 the seed of the laws; by default each folder of results has its own
  --shard 2/8              grade the second of eight parts of the class; needs --seed, the same for all parts
  --fresh                  grade everything again, even what has not changed

You can stop it at any time. The same command continues where it stopped.`;

const options = {
  course: { type: 'string' },
  out: { type: 'string', default: 'grades' },
  at: { type: 'string' },
  jobs: { type: 'string' },
  seed: { type: 'string' },
  shard: { type: 'string' },
  fresh: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

const remedy = 'npm run grade -- --help';

/**
 * Reads the command line. Paths are relative to the caller's folder, because npm starts scripts in the workbook's
 * folder.
 *
 * @throws {UserError} for invalid arguments
 */
export function readArguments(args: string[], folder: string): GradeCommand {
  const { values, positionals } = parsed(args);
  const [first, ...others] = positionals;
  if (values.help || first === undefined) return { does: 'help' };
  const unnamed = [...positionals, values.out, values.course ?? 'none'].includes('');
  if (unnamed) throw new UserError('A path must not be empty', remedy);
  const places: Places = {
    out: resolve(folder, values.out),
    ...(values.course === undefined ? {} : { course: resolve(folder, values.course) }),
  };
  if (first === 'merge' && others.length > 0) {
    return { does: 'merge', folders: others.map((path) => resolve(folder, path)), ...places };
  }
  if (others.length > 0)
    throw new UserError(`Only one folder or archive can be graded; leave out "${others.join(' ')}"`, remedy);
  const shard = values.shard === undefined ? undefined : readShard(values.shard);
  const seed = values.seed === undefined ? undefined : readWholeNumber(values.seed, { option: 'seed', remedy });
  if (shard && seed === undefined) {
    throw new UserError('--shard needs --seed, so that all parts are tested with the same inputs', `${remedy}`);
  }
  return {
    does: 'grade',
    path: resolve(folder, first),
    jobs: values.jobs === undefined ? availableParallelism() : readWholeNumber(values.jobs, { option: 'jobs', remedy }),
    fresh: values.fresh,
    ...(values.at === undefined ? {} : { at: values.at }),
    ...(shard ? { shard } : {}),
    ...(seed === undefined ? {} : { seed }),
    ...places,
  };
}

function parsed(args: string[]) {
  try {
    return parseArgs({ args, options, allowPositionals: true });
  } catch (error) {
    // The first sentence from Node.js names the option. The rest is for programmers.
    const [sentence = ''] = (error as Error).message.split(/\.(?: |$)/);
    throw new UserError(sentence, remedy);
  }
}

function readShard(text: string): Shard {
  const [, index, of] = /^(\d+)\/(\d+)$/.exec(text) ?? [];
  const shard = { index: Number(index), of: Number(of) };
  if (shard.index >= 1 && shard.index <= shard.of) return shard;
  throw new UserError(`--shard ${text} is not a part; the first of eight is 1/8`, remedy);
}
