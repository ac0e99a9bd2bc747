import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { lstatIfExists, readPlainFile } from '../../kata/plain-file.ts';
import { toForwardSlashes } from '../../../katas/support/paths.ts';
import { callerFolder } from '../../platform/cli/caller-folder.ts';
import type { SubmittedFiles } from './submission.ts';

/**
 * A sentence with the command that grades another commit of one student. If the whole class were graded with `--at` and
 * this branch, everyone who has no such branch would get no points.
 *
 * @param folder of the student's clone
 * @param name of a branch or of a kept commit
 * @param id of the commit, which takes the place of a name that a shell would not read as one word
 */
export function toGradeAt(folder: string, name: string, id = name): string {
  const path = toForwardSlashes(relative(callerFolder(), folder)) || '.';
  const pathText = isWord(path) ? path : "<this student's folder>";
  return `To grade it for this student: npm run grade -- ${pathText} --at ${isWord(name) ? name : id.slice(0, 10)}, with the other options as before.`;
}

/** Whether every shell reads the text as one word. The names of branches and folders come from students. */
function isWord(text: string): boolean {
  return /^[\p{L}\d_./@][\p{L}\d_./@+:-]*$/u.test(text);
}

/** Notes about commits that `npm run grade -- fetch` kept because the student had removed them from the history. */
export function rewrittenNotes(folder: string): string[] {
  const path = join(folder, '.git', 'refs', 'kept');
  const loose = lstatIfExists(path)?.isDirectory() === true ? readdirSync(path).map((name) => `kept/${name}`) : [];
  // Git moves refs to this file when it tidies up.
  const packed = readPlainFile(folder, '.git/packed-refs')
    .toString()
    .matchAll(/ refs\/(kept\/\w+)$/gm);
  const names = [...new Set([...loose, ...[...packed].map(([, name = '']) => name)])];
  return names.map((name) => `The history was rewritten. An old commit is kept as ${name}. ${toGradeAt(folder, name)}`);
}

/**
 * Notes about files in the folder that differ from the commit. Line endings do not count.
 *
 * @param paths of the kata's files by name
 */
export function uncommittedNotes(
  folder: string,
  paths: ReadonlyMap<string, string>,
  { files }: SubmittedFiles,
): string[] {
  const lines = (bytes: Buffer) => bytes.toString('latin1').replaceAll('\r\n', '\n');
  return [...paths].flatMap(([name, path]) => {
    const inFolder = readPlainFile(folder, path);
    const committed = files.get(name);
    if (typeof inFolder === 'string' || (committed && lines(inFolder) === lines(committed))) return [];
    return [`${path} has uncommitted changes, which are ignored.`];
  });
}
