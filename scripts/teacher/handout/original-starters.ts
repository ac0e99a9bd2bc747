import { isHelperName } from '../../kata/helper-files.ts';
import { isLawsFile } from '../../kata/paths.ts';
import type { Tree } from '../../platform/git/tree.ts';

/**
 * The tree with the original starters in place of answers, and without the helper files of answers. A teacher may have
 * solved katas in the same repository, and answers must not be handed out.
 *
 * @param starters git's ids of all starters, by `<slug>/<file>`
 * @returns the tree, the paths at which it has starters instead of answers, and the slugs of the katas with answers
 */
export function withOriginalStarters(
  tree: Tree,
  starters: Readonly<Record<string, string>>,
): { tree: Tree; replaced: string[]; answered: string[] } {
  const replaced: string[] = [];
  const result = new Map(tree);
  const answered = new Set<string>();
  for (const [path, entry] of tree) {
    const [, slug = '', name = ''] = /^katas\/(\d\d-[^/]+)\/([^/]+)$/.exec(path) ?? [];
    const [mode, id = ''] = entry.split(' ');
    const starter = starters[`${slug}/${name}`];
    if (isLawsFile(name)) continue;
    // Repositories with SHA-256 have other ids than the list.
    if (starter === id || (starter !== undefined && starter.length !== id.length)) continue;
    if (starter !== undefined) {
      result.set(path, `${mode} ${starter}`);
      replaced.push(path);
    } else if (slug !== '' && isHelperName(name)) result.delete(path);
    else continue;
    answered.add(slug);
  }
  return { tree: result, replaced, answered: [...answered] };
}
