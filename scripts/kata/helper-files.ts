import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Kata } from './catalog.ts';
import { isLawsFile } from './paths.ts';
import { readExactFile } from './plain-file.ts';

/** A helper file that is imported, but cannot be read. */
export interface UnreadableHelper {
  /** As messages name it: `katas/30-clean-architecture/numbers.ts`. */
  path: string;
  /** Why, to follow `but`: `does not exist`. */
  why: string;
}

/** The helper files of one kata. */
export interface HelperFiles {
  /** Contents by name. */
  helpers: ReadonlyMap<string, Buffer>;
  /** Those that cannot be read, by name. */
  unreadable: ReadonlyMap<string, UnreadableHelper>;
}

/** The maximum number of helper files of a kata. */
export const maxHelpers = 20;

/** The maximum number of names that are looked up for a kata. None needs so many, but a text could have thousands. */
const maxNames = 200;

/** Names of devices, which Windows does not allow as names of files. */
const windowsDevice = /^(con|prn|aux|nul|com\d|lpt\d)\./i;

/**
 * Whether a helper file may have this name: a `.ts` file that is neither a test nor part of one. The names of files
 * that editors and systems create begin with other characters.
 */
export function isHelperName(name: string): boolean {
  return /^\w[\w.-]*\.ts$/.test(name) && !/\.(test|model|laws)\.ts$/i.test(name) && !windowsDevice.test(name);
}

/** The file in the same folder that an import means: `core.ts` for `./core`, `./core.js` and `./core.ts`. */
export function fileNamedBy(specifier: string): string | undefined {
  const name = /^\.\/([^/]+)$/.exec(specifier)?.[1];
  if (name === undefined || name.endsWith('.ts')) return name;
  return name.endsWith('.js') ? name.replace(/\.js$/, '.ts') : `${name}.ts`;
}

/**
 * Finds the helper files of a kata: those in its folder that its files import, directly or through other helper files.
 * Nothing is parsed, because this also reads untrusted code. So a name in a comment counts, too, which only means that
 * its file is read.
 *
 * Ask `next` for paths until there are none, and `add` what is there.
 */
export class HelperSearch implements HelperFiles {
  readonly helpers = new Map<string, Buffer>();
  readonly unreadable = new Map<string, UnreadableHelper>();
  /** The paths of all files by name: the kata's own, and those of helper files that were looked up. */
  readonly paths: Map<string, string>;
  /** The paths that `next` has not returned yet, by name. */
  #pending = new Map<string, string>();

  /**
   * @param files contents of the kata's own files by name, as far as they exist
   * @param paths of the kata's own files by name, separated by `/`
   */
  constructor(files: ReadonlyMap<string, Buffer>, paths: ReadonlyMap<string, string>) {
    this.paths = new Map(paths);
    // Laws have none: what they import is the code that they are about.
    for (const [name, content] of files) if (!isLawsFile(name)) this.#scan(name, content);
  }

  /**
   * The paths of helper files that are imported, by name. Each call returns only those that were found since the last.
   */
  next(): ReadonlyMap<string, string> {
    const wanted = this.#pending;
    this.#pending = new Map();
    return wanted;
  }

  /** @param found the content of a helper file, or the reason why it cannot be read: `does not exist` */
  add(name: string, found: Buffer | string): void {
    const path = this.paths.get(name) ?? name;
    const isFull = this.helpers.size >= maxHelpers;
    if (typeof found === 'string' || isFull) {
      const why = typeof found === 'string' ? found : `the kata already has ${maxHelpers} helper files, the maximum`;
      this.unreadable.set(name, { path, why });
      return;
    }
    this.helpers.set(name, found);
    this.#scan(name, found);
  }

  #scan(importer: string, content: Buffer): void {
    const folder = /^(?:.*\/)?/.exec(this.paths.get(importer) ?? '')?.[0] ?? '';
    for (const [, , specifier = ''] of content.toString('utf8').matchAll(/(['"`])(\.\/[\w.-]+)\1/g)) {
      const name = fileNamedBy(specifier) ?? '';
      if (!isHelperName(name) || this.paths.has(name) || this.paths.size >= maxNames) continue;
      const path = `${folder}${name}`;
      const namesake = [...this.paths.keys()].find((one) => one.toLowerCase() === name.toLowerCase());
      this.paths.set(name, path);
      // Some systems do not distinguish such names.
      if (namesake !== undefined) {
        this.unreadable.set(name, { path, why: `its name differs from ${namesake} only in case` });
      } else this.#pending.set(name, path);
    }
  }
}

/** Reads helper files until no more are imported, and adds them to the search, which it returns. */
export function readHelpers(search: HelperSearch, read: (path: string) => Buffer | string): HelperSearch {
  for (let wanted = search.next(); wanted.size > 0; wanted = search.next()) {
    for (const [name, path] of wanted) search.add(name, read(path));
  }
  return search;
}

/** The helper files of the learner's own code. */
export function helpersOf({ folder, files }: Pick<Kata, 'folder' | 'files'>): ReadonlyMap<string, Buffer> {
  const own = files.flatMap((name): [string, Buffer][] => {
    try {
      return [[name, readFileSync(join(folder, name))]];
    } catch {
      return [];
    }
  });
  const search = new HelperSearch(new Map(own), new Map(files.map((name) => [name, name])));
  return readHelpers(search, (path) => readExactFile(folder, path)).helpers;
}
