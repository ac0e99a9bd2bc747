import { Command, type CommanderError, type CommandUnknownOpts } from '@commander-js/extra-typings';
import { UserError } from '../errors/user-error.ts';
import { wrapLine } from '../terminal/ansi-text.ts';
import { npmCommand } from './npm-command.ts';
import { workbookRoot } from '../workbook-root.ts';

/** A command with any arguments and options. */
export type AnyCommand = CommandUnknownOpts;

/** The help for an argument that names a kata. */
export const kataHelp = 'its number, or the beginning of its name';

/** What `--help` says about a command besides its arguments and options. */
export interface CommandHelp {
  /** What the command does, in a sentence or two. */
  about: string;
  /** Example calls: the arguments, and what a call with them does. */
  examples?: readonly (readonly [args: string, what: string])[];
  /** Text after the options. */
  more?: string;
}

/**
 * A command of the workbook, named as a user calls it with npm. It has `--help`, and throws on bad arguments instead of
 * ending the process.
 *
 * @param script the name of its file in `scripts/commands`, without `.ts`
 */
export function defineCommand(script: string, { about, examples = [], more }: CommandHelp): Command {
  const npm = npmCommand(script, workbookRoot);
  const width = Math.max(...examples.map(([args]) => args.length));
  const lines = examples.map(
    ([args, what]) => `  ${`${npm}${args && ` -- ${args}`}`.padEnd(npm.length + 5 + width)}  ${what}`,
  );
  const command = new Command(`${npm} --`)
    .description([about, ...(lines.length > 0 ? ['', ...lines.map((line) => line.trimEnd())] : [])].join('\n'))
    .helpOption('--help', 'print this')
    .exitOverride()
    .configureOutput({ writeErr: () => {} });
  return more === undefined
    ? command
    : command.addHelpText('after', () => `\n${wrapLine(more.replaceAll(/\s*\n\s*/g, ' '), helpWidth()).join('\n')}`);
}

/** As wide as the rest of the help. */
function helpWidth(): number {
  return process.stdout.columns || 80;
}

/** The problem with the arguments of a command, as one line that ends with how to ask for its help. */
export function toUserError({ message }: CommanderError, command: AnyCommand): UserError {
  const problem = message
    .replace(/^error: /, '')
    .replace(/\s*\n\(Did(.*)\)$/, '; did$1')
    .replace(/[.?]$/, '');
  return new UserError(problem.charAt(0).toUpperCase() + problem.slice(1), `${command.name()} --help`);
}
