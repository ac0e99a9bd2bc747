import { findKata, listKatas, type Kata } from '../../kata/catalog.ts';
import { UserError } from '../../platform/errors/user-error.ts';

/**
 * The katas that a command line names, each once and by number; all of them if it names none.
 *
 * @param command to suggest for one of them, such as `npm run prove --`
 * @throws {UserError} if one is unknown, or there are none at all
 */
export function readKatas(queries: readonly string[], command: string, root: string): Kata[] {
  const all = listKatas(root);
  if (all.length === 0) throw new UserError('There are no katas here', 'git checkout -- katas');
  const named = new Set(queries.map((query) => findKata(query, root, command).slug));
  return named.size === 0 ? all : all.filter(({ slug }) => named.has(slug));
}
