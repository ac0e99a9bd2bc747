import { CommanderError } from '@commander-js/extra-typings';
import { toUserError, type AnyCommand } from '../../scripts/platform/cli/define-command.ts';

/**
 * What a command hands to its action for these arguments. Undefined if the action is not called.
 *
 * @throws the error that the command throws, in the form in which a user reads it
 */
export function argumentsGivenTo<T>(define: (action: (given: T) => void) => AnyCommand, args: string[]): T | undefined {
  let given: T | undefined;
  const command = define((value) => (given = value));
  try {
    command.parse(args, { from: 'user' });
  } catch (error) {
    throw error instanceof CommanderError ? toUserError(error, command) : error;
  }
  return given;
}
