import { UserError } from '../platform/errors/user-error.ts';
import { lastOpened } from '../progress/last-opened.ts';

/**
 * The kata that a command is about. Without one, it is the kata that the learner worked on last.
 *
 * @param command to suggest
 * @throws {UserError} if neither is known
 */
export function kataOrLastOpened(query: string | undefined, command: string, root: string): string {
  const kata = query ?? lastOpened(root);
  if (kata === undefined) throw new UserError('Which kata?', `${command} 45`);
  return kata;
}
