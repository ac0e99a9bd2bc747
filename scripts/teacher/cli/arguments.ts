import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { defineCommand, type AnyCommand } from '../../platform/cli/define-command.ts';
import { wholeNumber } from '../../platform/cli/whole-number.ts';
import { UserError } from '../../platform/errors/user-error.ts';

/** The arguments of `npm run grade`. */
export type GradeCommand =
  | ({
      does: 'grade';
      path: string;
      at?: string;
      jobs: number;
      shard?: Shard;
      seed?: number;
      fresh: boolean;
    } & SharedPaths)
  | ({ does: 'merge'; folders: readonly string[] } & SharedPaths)
  | { does: 'fetch'; list: string; home: string }
  | { does: 'autograder'; file: string; course?: string; seed?: number };

/** The part of a class that one of several machines grades. */
export interface Shard {
  /** Counted from 1. */
  index: number;
  /** The number of parts. */
  of: number;
}

/** The items in one part: every `shard.of`-th, so that all parts have about the same size. */
export function partOf<T>(all: readonly T[], shard: Shard | undefined): readonly T[] {
  return shard ? all.filter((_, i) => i % shard.of === shard.index - 1) : all;
}

/** Options of both `grade` and `merge`, as absolute paths. */
interface SharedPaths {
  /** The file of the course. Absent if every kata is graded. */
  course?: string;
  /** The folder for results and reports. */
  out: string;
}

const remedy = 'npm run grade -- --help';

/**
 * `npm run grade`. For invalid arguments, it throws a `UserError`.
 *
 * @param folder the caller's folder, to which paths are relative, because npm starts scripts in the workbook's folder
 * @param run is called with the arguments
 */
export function gradeCommand(folder: string, run: (command: GradeCommand) => void | Promise<void>): AnyCommand {
  const command = defineCommand('grade', {
    about: 'Grades the work that students have handed in.',
    examples: [
      ['<folder of clones | one clone | archive>', ''],
      ['merge <folder of results>…', ''],
      ['fetch <addresses.txt | homework.json> <folder>', ''],
      ['autograder <file.zip> --course homework.json', ''],
    ],
    more: 'You can stop it at any time. The same command continues where it stopped.',
  })
    .argument('[path]', 'a folder of clones, one clone, or an archive; or the word merge, fetch or autograder')
    .argument(
      '[others...]',
      'after merge: folders of results; after fetch: a list and a folder; after autograder: a file',
    )
    .option('--course <file>', 'the katas, due dates, weights and roster; by default every kata counts')
    .option('--out <folder>', 'for results and reports', 'grades')
    .option('--at <date or ref>', 'grade the last commit up to a date, or a branch, tag or commit')
    .option(
      '--jobs <N>',
      'how many submissions run at the same time; by default one per processor',
      wholeNumber('jobs', remedy),
    )
    .option(
      '--seed <N>',
      'the seed of the laws; by default each folder of results has its own',
      wholeNumber('seed', remedy),
    )
    .option(
      '--shard <part>',
      'such as 2/8: grade the second of eight parts of the class; needs --seed, the same for all parts',
      readShard,
    )
    .option('--fresh', 'grade everything again, even what has not changed', false);
  return command.action((first, others, { course, out, at, jobs = availableParallelism(), seed, shard, fresh }) => {
    if (first === undefined) return command.help();
    if ([first, ...others, out, course ?? 'none'].includes('')) throw new UserError('A path must not be empty', remedy);
    const sharedPaths: SharedPaths = {
      out: resolve(folder, out),
      ...(course === undefined ? {} : { course: resolve(folder, course) }),
    };
    if (first === 'merge' && others.length > 0) {
      return run({ does: 'merge', folders: others.map((path) => resolve(folder, path)), ...sharedPaths });
    }
    if (first === 'fetch' && others.length > 0) {
      const [list, home, ...rest] = others.map((path) => resolve(folder, path));
      if (list !== undefined && home !== undefined && rest.length === 0) return run({ does: 'fetch', list, home });
      throw new UserError('fetch needs a list of addresses and a folder', remedy);
    }
    if (first === 'autograder' && others.length > 0) {
      const [file, ...rest] = others.map((path) => resolve(folder, path));
      if (file === undefined || !file.endsWith('.zip') || rest.length > 0)
        throw new UserError('autograder needs one file whose name ends with .zip', remedy);
      const { course: read } = sharedPaths;
      return run({ does: 'autograder', file, ...(read && { course: read }), ...(seed === undefined ? {} : { seed }) });
    }
    if (others.length > 0)
      throw new UserError(`Only one folder or archive can be graded; leave out "${others.join(' ')}"`, remedy);
    if (shard && seed === undefined)
      throw new UserError('--shard needs --seed, so that all parts are tested with the same inputs', remedy);
    return run({
      does: 'grade',
      path: resolve(folder, first),
      jobs,
      fresh,
      ...(at === undefined ? {} : { at }),
      ...(shard ? { shard } : {}),
      ...(seed === undefined ? {} : { seed }),
      ...sharedPaths,
    });
  });
}

function readShard(text: string): Shard {
  const [, index, of] = /^(\d+)\/(\d+)$/.exec(text) ?? [];
  const shard = { index: Number(index), of: Number(of) };
  if (shard.index >= 1 && shard.index <= shard.of) return shard;
  throw new UserError(`--shard ${text} is not a part; the first of eight is 1/8`, remedy);
}
