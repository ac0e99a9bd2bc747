import { spawn } from 'node:child_process';
import { basename } from 'node:path';
import { UserError } from '../../platform/errors/user-error.ts';

/** A file to open, and where in it. */
export interface Place {
  file: string;
  line?: number;
  column?: number;
}

/** How an editor is started. */
export interface EditorCommand {
  command: string;
  args: string[];
  /** Whether it runs in the terminal from which it is started, and needs it until it ends. */
  needsTerminal: boolean;
}

type ArgumentsFor = (place: Place) => string[];

const plusLine: ArgumentsFor = ({ file, line }) => [...(line === undefined ? [] : [`+${line}`]), file];
const colons: ArgumentsFor = ({ file, line, column = 1 }) => [line === undefined ? file : `${file}:${line}:${column}`];
const goTo: ArgumentsFor = (place) => ['--goto', ...colons(place)];
const lineOption: ArgumentsFor = ({ file, line }) => [...(line === undefined ? [] : ['--line', String(line)]), file];

/** How to pass a line number to an editor. Editors that are not listed only get the files. */
const knownEditors: readonly {
  names: RegExp;
  needsTerminal: boolean;
  args: ArgumentsFor;
  /** An option that makes all files visible at once. */
  sideBySide?: string;
}[] = [
  { names: /^(code|code-insiders|codium|cursor|windsurf)$/, needsTerminal: false, args: goTo },
  { names: /^(subl|zed|zeditor|mate|pulsar|lapce)$/, needsTerminal: false, args: colons },
  { names: /^(idea|webstorm|phpstorm|rider|goland|pycharm|fleet)(64)?$/, needsTerminal: false, args: lineOption },
  { names: /^(gedit|gnome-text-editor|xed)$/, needsTerminal: false, args: plusLine },
  { names: /^(gvim|mvim)$/, needsTerminal: false, args: plusLine, sideBySide: '-O' },
  { names: /^(notepad|notepad\+\+|open|xdg-open|start)$/, needsTerminal: false, args: ({ file }) => [file] },
  { names: /^(hx|helix|kak)$/, needsTerminal: true, args: colons },
  { names: /^n?vim$/, needsTerminal: true, args: plusLine, sideBySide: '-O' },
  {
    names: /^(vi|nano|pico|emacs|emacsclient|micro|joe|ne|jed|mcedit|ed)$/,
    needsTerminal: true,
    args: plusLine,
  },
];

/**
 * The command that opens files in the user's editor: VS Code in its own terminal, otherwise `$VISUAL` or `$EDITOR`.
 *
 * @throws {UserError} if no editor is set
 */
export function editorCommand(
  places: readonly Place[],
  env: NodeJS.ProcessEnv = process.env,
  platform = process.platform,
): EditorCommand {
  const wanted = env['TERM_PROGRAM'] === 'vscode' ? 'code' : env['VISUAL'] || env['EDITOR'];
  const [command, ...args] = splitWords(wanted ?? '');
  if (command === undefined) {
    const remedy = platform === 'win32' ? '$env:EDITOR = "code"; npm start' : 'EDITOR=nano npm start';
    throw new UserError('No editor is set in $VISUAL or $EDITOR', remedy);
  }
  const name = basename(command.replaceAll('\\', '/')).replace(/\.(exe|cmd|bat)$/i, '');
  const editor = knownEditors.find(({ names }) => names.test(name));
  const sideBySide = places.length > 1 && editor?.sideBySide !== undefined ? [editor.sideBySide] : [];
  return {
    command,
    args: [...args, ...sideBySide, ...places.flatMap(editor?.args ?? (({ file }: Place) => [file]))],
    needsTerminal: editor?.needsTerminal ?? true,
  };
}

/**
 * Starts an editor. Resolves when it ends if it needs the terminal, and otherwise as soon as it has started.
 *
 * @throws {UserError} if it cannot be started
 */
export function startEditor({ command, args, needsTerminal }: EditorCommand): Promise<void> {
  return new Promise((resolve, reject) => {
    // On Windows, editors are often started by a script, which needs a shell.
    const child = spawn(command, args, {
      stdio: needsTerminal ? 'inherit' : 'ignore',
      detached: !needsTerminal,
      shell: process.platform === 'win32',
    });
    child.once('error', () => reject(new UserError(`The editor ${command} cannot be started`, 'echo $EDITOR')));
    if (needsTerminal) child.once('exit', () => resolve());
    else
      child.once('spawn', () => {
        child.unref();
        resolve();
      });
  });
}

/** Splits a command line into words, except at spaces in quotes. */
function splitWords(text: string): string[] {
  return [...text.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(([, a, b, c]) => a ?? b ?? c ?? '').filter(Boolean);
}
