import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../platform/errors/user-error.ts';

/**
 * The ids that git gives to the contents of all original starters, by `<slug>/<file>`. Empty if there is no list.
 *
 * @throws {UserError} if the list is not readable
 */
export function readStarterList(root: string): Record<string, string> {
  const list = join(root, 'katas', 'starters.json');
  if (!existsSync(list)) return {};
  try {
    return JSON.parse(readFileSync(list, 'utf8')) as Record<string, string>;
  } catch {
    throw new UserError('katas/starters.json cannot be read', 'git checkout -- katas/starters.json');
  }
}
