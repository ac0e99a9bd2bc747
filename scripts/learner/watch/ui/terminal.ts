import type { EventEmitter } from 'node:events';
import { displayWidth } from '../../../platform/terminal/ansi-text.ts';
import type { Key } from '../key.ts';
import { KeyReader, type KeyListener } from './keys.ts';
import { linkPaths, takesLinks } from './links.ts';
import type { Drawn } from '../loop-ports.ts';
import { fitToTerminal, type Screen } from './fit-screen.ts';
import { workbookRoot } from '../../../platform/workbook-root.ts';

// Switches to the alternate screen, hides the cursor, turns off line wrapping, and turns on bracketed paste.
const enter = '\u001B[?1049h\u001B[?25l\u001B[?7l\u001B[?2004h';
const leave = '\u001B[?2004l\u001B[?7h\u001B[?25h\u001B[?1049l';

/** Whether there is a terminal to draw on: not a pipe, and not a dumb terminal. */
export function canTakeOver({ stdin, stdout, env }: Pick<NodeJS.Process, 'stdin' | 'stdout' | 'env'>): boolean {
  return stdin.isTTY && stdout.isTTY && env['TERM'] !== 'dumb';
}

/** The input and output of a terminal. */
export interface Streams {
  stdin: NodeJS.ReadableStream & { setRawMode(raw: boolean): unknown };
  stdout: EventEmitter & { write(text: string): unknown; rows?: number; columns?: number };
}

/** A terminal that shows full screens, until it is closed. */
export interface Terminal {
  /**
   * Draws a screen. It is drawn again when the terminal's size changes.
   *
   * @param from how many lines to scroll out at the top
   * @returns how many lines were scrolled out, and how many lines Page Up and Page Down scroll
   */
  draw(screen: Screen, from: number): Drawn;
  /** Lends the terminal to something else that draws in it, and takes it over again afterwards. */
  lend<T>(use: () => Promise<T>): Promise<T>;
  /** Restores the terminal. Nothing is drawn afterwards. */
  close(): void;
}

/**
 * Takes over the terminal. Restores it when the returned `close` is called, or when the process ends, except by
 * SIGKILL.
 */
export function openTerminal(listener: KeyListener, { stdin, stdout }: Streams = process): Terminal {
  let shown: { screen: Screen; drawn: Drawn } | undefined;
  let isOpen = true;
  let isLent = false;
  const pressed = (key: Key) => {
    if (key === 'ctrl-l') redraw();
    else if (key === 'ctrl-z' && process.platform !== 'win32') suspend();
    else listener.key(key);
  };
  const keys = new KeyReader({ ...listener, key: pressed });
  const read = (chunk: string | Buffer) => keys.read(chunk.toString());
  // The user has closed the window.
  const hangUp = () => listener.key('ctrl-c');
  const redraw = () => {
    if (shown && isOpen && !isLent) shown.drawn = paintScreen(stdout, shown.screen, shown.drawn.from);
  };
  const release = () => {
    stdin.off('data', read);
    stdin.setRawMode(false);
    stdin.pause();
    stdout.write(leave);
  };
  const takeOver = () => {
    stdout.write(enter);
    stdin.setRawMode(true);
    stdin.on('data', read).resume();
  };
  const lend = async <T>(use: () => Promise<T>): Promise<T> => {
    isLent = true;
    release();
    try {
      return await use();
    } finally {
      isLent = false;
      if (isOpen) {
        takeOver();
        redraw();
      }
    }
  };
  // The shell gets the terminal, and gives it back with `fg`.
  const suspend = () =>
    void lend(
      () =>
        new Promise<void>((resolve) => {
          process.once('SIGCONT', () => resolve());
          process.kill(0, 'SIGTSTP');
        }),
    );
  // This process may have been stopped from outside, for example by `kill -STOP`, and the shell has then changed the
  // terminal.
  const takeOverAgain = () => {
    if (!isOpen || isLent) return;
    release();
    takeOver();
    redraw();
  };
  const close = () => {
    if (!isOpen) return;
    isOpen = false;
    process.off('SIGCONT', takeOverAgain);
    keys.close();
    stdin.off('end', hangUp);
    stdout.off('resize', redraw);
    process.off('exit', close).off('uncaughtExceptionMonitor', close);
    process.off('SIGTERM', exitOnSigterm).off('SIGHUP', exitOnSighup);
    if (!isLent) release();
  };
  process.on('exit', close).on('uncaughtExceptionMonitor', close);
  process.on('SIGTERM', exitOnSigterm).on('SIGHUP', exitOnSighup);
  if (process.platform !== 'win32') process.on('SIGCONT', takeOverAgain);
  stdin.setEncoding('utf8');
  stdin.on('end', hangUp);
  takeOver();
  stdout.on('resize', redraw);
  return {
    draw: (screen, from) => {
      shown = { screen, drawn: { from, page: 1 } };
      redraw();
      return shown.drawn;
    },
    lend,
    close,
  };
}

function paintScreen(stdout: Streams['stdout'], screen: Screen, from: number): Drawn {
  // Some terminals, such as in a container, report no size.
  const [columns, rows] = [stdout.columns || 80, stdout.rows || 24];
  const fitted = fitToTerminal(screen, from, { columns, rows });
  // Each row is placed by its number, so the terminal does not scroll if it has just become smaller.
  const link = takesLinks(process.env) ? (line: string) => linkPaths(line, workbookRoot) : (line: string) => line;
  const rowsOfText = fitted.lines.map(
    (line, i) => `\u001B[${i + 1};1H${link(line)}${displayWidth(line) < columns ? '\u001B[K' : ''}`,
  );
  stdout.write(rowsOfText.join(''));
  return { from: fitted.from, page: fitted.page };
}

// Exit codes as a shell reports them: 128 plus the number of the signal.
function exitOnSigterm(): void {
  process.exit(143);
}

function exitOnSighup(): void {
  process.exit(129);
}
