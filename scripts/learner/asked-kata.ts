import { UserError } from '../platform/errors/user-error.ts';
import { lastOpened } from '../progress/last-opened.ts';

/**
 * The kata that a command is about: the one that was named, or else the one that the learner worked on last.
 *
 * @param command the command that an error suggests, without the kata
 * @throws {UserError} if none was named and none was opened before
 */
export function kataOrLastOpened(query: string | undefined, command: string, root: string): string {
  const kata = query ?? lastOpened(root);
  if (kata === undefined) throw new UserError('Which kata?', `${command} 45`);
  return kata;
}
