import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { variantsOf, type Kata } from '../kata/catalog.ts';
import { helpersOf } from '../kata/helper-files.ts';
import { tryGit } from '../platform/git/git.ts';
import { remotesOf } from '../platform/git/remotes.ts';
import { isHomework } from '../kata/edition.ts';
import { UserError } from '../platform/errors/user-error.ts';
import { diffOfFiles } from './diff.ts';
import { shownPath } from '../platform/shown-path.ts';

/** What learners see once they have solved a kata, or earlier if they insist. */
export interface Reference {
  /** The diff from the learner's files to the reference, as `git diff` prints it. Empty if they are identical. */
  diff: string;
  /** A sentence that names the learner's helper files, which the diff leaves out. Absent if there are none. */
  helpers?: string;
  /** The text of `NOTES.md`. */
  notes: string | undefined;
  /** Another correct solution. Undefined if the kata has no variant that consists of one file. */
  variant: { path: string; text: string } | undefined;
}

/**
 * Finds the reference solution of a kata: in `solutions/`, or on the branch `solutions` here or on a remote.
 *
 * @throws {UserError} if it is in none of these places
 */
export function referenceOf(kata: Kata, colour: boolean): Reference {
  const scratch = mkdtempSync(join(tmpdir(), 'reference-'));
  try {
    const pairs = kata.files.map((name) => {
      const file = join(scratch, name);
      writeFileSync(file, solutionText(kata, name));
      return { name, from: join(kata.folder, name), to: file };
    });
    const notes = join(kata.root, 'solutions', kata.slug, 'NOTES.md');
    return {
      diff: diffOfFiles(pairs, colour),
      ...helperNote(kata),
      notes: existsSync(notes) ? readFileSync(notes, 'utf8') : undefined,
      variant: variantOf(kata),
    };
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function helperNote(kata: Kata): Pick<Reference, 'helpers'> {
  const names = [...helpersOf(kata).keys()];
  return names.length === 0 ? {} : { helpers: `Your helper files are not compared: ${names.join(', ')}.` };
}

function solutionText({ root, slug, number }: Kata, name: string): string {
  const file = join(root, 'solutions', slug, name);
  if (existsSync(file)) return readFileSync(file, 'utf8');
  const remotes = remotesOf(root);
  for (const branch of ['heads', ...remotes.map((remote) => `remotes/${remote}`)]) {
    const { ok, bytes } = tryGit(root, ['show', `refs/${branch}/solutions:katas/${slug}/${name}`]);
    if (ok) return bytes.toString();
  }
  if (isHomework(root)) {
    throw new UserError('Homework comes without solutions; your teacher may hand them out', `npm run hint ${number}`);
  }
  throw new UserError(
    `There is no solution of ${slug} here`,
    `git fetch ${remotes[0] ?? 'origin'} solutions:solutions`,
  );
}

function variantOf(kata: Kata): Reference['variant'] {
  const variant = variantsOf(kata).find(({ target }) => target.endsWith('.ts'));
  if (!variant) return undefined;
  const path = join(kata.root, variant.target);
  return { path: shownPath(path, kata.root), text: readFileSync(path, 'utf8') };
}
