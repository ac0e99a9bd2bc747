import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { look, readPlainFile } from '../../kata/plain-file.ts';
import type { SubmittedFiles } from './submission.ts';
import { summarizeNames } from './summarize-names.ts';

/** Commits that `npm run grade -- fetch` has kept, because the student has removed them from the history. */
export function rewritten(folder: string): string[] {
  const path = join(folder, '.git', 'refs', 'kept');
  const loose = look(path)?.isDirectory() === true ? readdirSync(path).map((name) => `kept/${name}`) : [];
  // Git moves refs to this file when it tidies up.
  const packed = readPlainFile(folder, '.git/packed-refs')
    .toString()
    .matchAll(/ refs\/(kept\/\w+)$/gm);
  const names = [...new Set([...loose, ...[...packed].map(([, name = '']) => name)])];
  return summarizeNames(names, 'The history was rewritten, and --at grades an old commit');
}

/**
 * Files in the folder that differ from the commit. Line endings do not count.
 *
 * @param paths of the kata's files by name
 */
export function uncommitted(folder: string, paths: ReadonlyMap<string, string>, { files }: SubmittedFiles): string[] {
  const lines = (bytes: Buffer) => bytes.toString('latin1').replaceAll('\r\n', '\n');
  return [...paths].flatMap(([name, path]) => {
    const lying = readPlainFile(folder, path);
    const committed = files.get(name);
    if (typeof lying === 'string' || (committed && lines(lying) === lines(committed))) return [];
    return [`${path} has uncommitted changes, which are ignored.`];
  });
}
