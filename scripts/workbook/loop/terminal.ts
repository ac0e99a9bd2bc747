import { watch } from 'node:fs';
import { emitKeypressEvents } from 'node:readline';
import type { Kata } from '../catalog.ts';
import type { Key } from './loop.ts';

const enter = '\u001B[?1049h\u001B[?25l\u001B[?7l';
/** Milliseconds that a folder must be quiet: editors truncate, write and rename. */
const settling = 10;
const leave = '\u001B[?7h\u001B[?25h\u001B[?1049l';

/** Whether there is a terminal that can be drawn on: neither a pipe nor one that only knows how to print. */
export function canTakeOver({ stdin, stdout, env }: Pick<NodeJS.Process, 'stdin' | 'stdout' | 'env'>): boolean {
  return stdin.isTTY && stdout.isTTY && env['TERM'] !== 'dumb';
}

/** Takes the terminal over for one screen; gives it back when the returned `close` is called, or the process ends. */
export function openTerminal(
  onKey: (key: Key) => void,
  onResize: () => void,
): { draw(lines: readonly string[], keys: string): void; close(): void } {
  const { stdin, stdout } = process;
  const close = () => {
    stdin.setRawMode(false);
    stdin.pause();
    stdout.write(leave);
    process.off('exit', close);
  };
  stdout.write(enter);
  process.on('exit', close);
  emitKeypressEvents(stdin);
  stdin.setRawMode(true);
  stdin.resume();
  stdin.on('keypress', (text: string | undefined, { name, ctrl }: { name?: string; ctrl?: boolean }) => {
    const special = ['up', 'down', 'return', 'escape', 'backspace'];
    if (ctrl) onKey(`ctrl-${name}`);
    else onKey(name !== undefined && special.includes(name) ? name : (text ?? ''));
  });
  stdout.on('resize', onResize);
  return {
    draw: (lines, keys) => {
      // Some terminals, such as that of a container, say they have no size at all.
      const rows = Math.max(3, stdout.rows || 24);
      const columns = stdout.columns || 80;
      const cut = lines.length > rows - 1 ? [...lines.slice(0, rows - 2), '…'] : lines;
      const padded = [...cut, ...Array.from({ length: rows - 1 - cut.length }, () => ''), keys];
      stdout.write(`\u001B[H${padded.map((line) => `${line}\u001B[K`).join('\r\n')}`.slice(0, columns * rows * 20));
    },
    close,
  };
}

/** Watches a kata's folder; the several events of one save come as one call. */
export function watchKata(kata: Kata, changed: () => void): () => void {
  let waiting: NodeJS.Timeout | undefined;
  const watcher = watch(kata.folder, (_event, name) => {
    if (name === null || !name.endsWith('.ts')) return;
    clearTimeout(waiting);
    waiting = setTimeout(changed, settling);
  });
  // The folder itself may go, say by switching branches: that ends the watching, not the loop.
  watcher.on('error', () => {});
  return () => {
    clearTimeout(waiting);
    watcher.close();
  };
}
