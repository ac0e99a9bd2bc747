import { posix } from 'node:path';
import type { Kata } from '../../kata/catalog.ts';
import { kataId } from '../../kata/kata-id.ts';
import { folderName } from '../../kata/folder-name.ts';
import type { SubmittedFiles } from './submission.ts';

/**
 * Names the folder that may have been meant where a kata is missing: `katas/45-valueobjects`, or any folder that has all
 * files of the kata.
 *
 * @param paths returns the paths of all files of the submission
 */
export async function withHint(
  found: SubmittedFiles,
  kata: Kata,
  paths: () => Promise<readonly string[]>,
): Promise<SubmittedFiles> {
  const { problem } = found;
  if (problem === undefined || found.files.size > 0) return found;
  const { number, files } = kata;
  const slug = folderName(kata);
  const all = new Set(await paths());
  const folders = [...new Set([...all].map((path) => posix.dirname(path)))].filter((path) => path !== '.');
  if (folders.includes(`katas/${slug}`)) return found;
  const inKatas = folders.filter((path) => /^katas\/[^/]+$/.test(path));
  const meant =
    inKatas.find((path) => letters(posix.basename(path)) === letters(slug)) ??
    inKatas.find((path) => posix.basename(path).match(/\d+/)?.[0] === String(number)) ??
    folders.find((path) => files.every((name) => all.has(`${path}/${name}`)));
  if (meant === undefined) return found;
  const hint = `The folder ${meant} may contain it; it must be called katas/${slug}.`;
  return {
    ...found,
    problem: { ...problem, reason: `${problem.reason} ${hint}` },
    notes: [...(found.notes ?? []), `Kata ${kataId(kata)} is missing. ${hint}`],
  };
}

/** What is left of a name if only its letters and digits count. */
function letters(name: string): string {
  return name.toLowerCase().replaceAll(/[^\p{L}\d]/gu, '');
}
