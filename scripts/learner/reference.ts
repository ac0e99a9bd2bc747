import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { variantsOf, type Kata } from '../kata/catalog.ts';
import { workbookRoot } from '../platform/workbook-root.ts';
import { tryGit } from '../platform/git/git.ts';
import { UserError } from '../platform/errors/user-error.ts';
import { diffOfFiles } from './diff.ts';
import { shownPath } from '../platform/shown-path.ts';

/** What learners see once they have solved a kata, or if they insist. */
export interface Reference {
  /**
   * The difference from the learner's file to the reference solution, as `git diff` prints it. Empty if they are
   * identical.
   */
  diff: string;
  notes: string | undefined;
  /** Another right solution, if the folder has any. */
  variant: { path: string; text: string } | undefined;
}

/** Branches that may contain the solutions if the folder does not. */
const branches = ['solutions', 'origin/solutions', 'upstream/solutions'] as const;

/**
 * Finds the reference solution of a kata: in `solutions/`, or on the branch of that name.
 *
 * @throws {UserError} if there is neither
 */
export function referenceOf(kata: Kata, colour: boolean, root = workbookRoot): Reference {
  const scratch = mkdtempSync(join(tmpdir(), 'reference-'));
  try {
    const pairs = kata.files.map((name) => {
      const file = join(scratch, name);
      writeFileSync(file, solutionText(kata, name, root));
      return { name, from: join(kata.folder, name), to: file };
    });
    const notes = join(root, 'solutions', kata.slug, 'NOTES.md');
    return {
      diff: diffOfFiles(pairs, colour),
      notes: existsSync(notes) ? readFileSync(notes, 'utf8') : undefined,
      variant: variantOf(kata, root),
    };
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function solutionText(kata: Kata, name: string, root: string): string {
  const file = join(root, 'solutions', kata.slug, name);
  if (existsSync(file)) return readFileSync(file, 'utf8');
  for (const branch of branches) {
    const { ok, bytes } = tryGit(root, ['show', `${branch}:katas/${kata.slug}/${name}`]);
    if (ok) return bytes.toString();
  }
  throw new UserError(`There is no solution of ${kata.slug} here`, 'git fetch origin solutions:solutions');
}

function variantOf(kata: Kata, root: string): Reference['variant'] {
  const variant = variantsOf(kata, root).find(({ target }) => target.endsWith('.ts'));
  if (!variant) return undefined;
  const path = join(root, variant.target);
  return { path: shownPath(path, root), text: readFileSync(path, 'utf8') };
}
