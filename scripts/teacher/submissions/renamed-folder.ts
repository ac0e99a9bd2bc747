import type { Kata } from '../../kata/catalog.ts';
import { folderName } from '../../kata/folder-name.ts';
import type { SubmittedFiles } from './submission.ts';

/**
 * Names the folder that may have been meant where a kata is missing: `katas/45-valueobjects`.
 *
 * @param folders returns the names of the folders that there are in `katas`
 */
export function withHint(found: SubmittedFiles, kata: Kata, folders: () => readonly string[]): SubmittedFiles {
  const { problem } = found;
  if (problem === undefined || found.files.size > 0) return found;
  const all = folders();
  const slug = folderName(kata);
  if (all.includes(slug)) return found;
  const number = slug.slice(0, 2);
  const meant =
    all.find((name) => letters(name) === letters(slug)) ?? all.find((name) => name.match(/\d+/)?.[0] === number);
  if (meant === undefined) return found;
  const reason = `${problem.reason} The folder katas/${meant} may contain it; it must be called katas/${slug}.`;
  return { ...found, problem: { ...problem, reason } };
}

/** What is left of a name if only its letters and digits count. */
function letters(name: string): string {
  return name.toLowerCase().replaceAll(/[^\p{L}\d]/gu, '');
}
