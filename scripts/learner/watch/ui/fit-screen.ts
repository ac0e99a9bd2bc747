import { stripVTControlCharacters } from 'node:util';
import { atFirstLine } from '../view.ts';
import { truncateLine, wrapLine } from '../../../platform/terminal/ansi-text.ts';

/** A screen as lines, before it is fitted into a terminal. */
export interface Screen {
  /** What stays at the top. */
  head: readonly string[];
  /** What comes before the body: in full, and in one line for a terminal that is too small for all. */
  intro?: { full: readonly string[]; short: string };
  /** What is scrolled where not all fits. */
  body: readonly string[];
  /** What stays below the body if there is room. A line may depend on the number of columns. */
  foot: readonly FootLine[];
  /** The last line: the keys, or a question. */
  keys: string;
  /** The most important keys, for a small terminal. */
  fewKeys?: string;
  /** The line of the body at which to begin until the learner scrolls. */
  firstLine?: number;
  /** The line of the body that must be visible. All lines then take one row each, as in a table. */
  marked?: number;
}

/** A line, or a function of the number of columns. */
export type FootLine = string | ((columns: number) => string);

/** A line of the foot on so many columns. */
export function lineOn(line: FootLine, columns: number): string {
  return typeof line === 'string' ? line : line(columns);
}

/** The size of a terminal in characters. */
export interface Size {
  columns: number;
  rows: number;
}

/** Longer lines are cut, because a learner's message may have millions of characters. */
export const longest = 4_000;

/**
 * Fits a screen into a terminal. Long lines are wrapped. Lines that do not fit are scrolled out, and the screen says
 * how many.
 *
 * @param from how many lines of the body to leave out at the top, or `atFirstLine`
 * @returns as many lines as the terminal has rows, none longer than a row, how many lines were left out, and
 *   by how many lines a page is scrolled
 */
export function fitToTerminal(
  screen: Screen,
  from: number,
  { columns, rows }: Size,
): { lines: string[]; from: number; page: number } {
  const folded = (lines: readonly string[]) =>
    lines
      .flatMap((line) => line.split(/\r?\n/))
      .map((line) => (line.length > longest ? `${line.slice(0, longest)}…` : line))
      .flatMap((line) => {
        if (isInFrame(line)) return [truncateLine(line, columns)];
        return isCommand(line) ? foldCommand(line, columns) : wrapLine(line, columns);
      });
  const keys = rows === 1 ? [] : keysFor(screen, { columns, rows });
  const room = rows - keys.length;
  const wanted = { head: folded(screen.head), foot: folded(screen.foot.map((line) => lineOn(line, columns))) };
  const full = screen.marked === undefined ? folded([...(screen.intro?.full ?? []), ...screen.body]) : [];
  const isTight = wanted.head.length + full.length + wanted.foot.length > room;
  const shortened = (lines: readonly string[]) =>
    lines.flatMap((line) => (isTight && isRule(line) ? [truncateLine(line, columns)] : folded([line])));
  const intro =
    screen.intro && isTight ? [truncateLine(screen.intro.short, columns), ''] : folded(screen.intro?.full ?? []);
  const body =
    screen.marked === undefined
      ? [...intro, ...shortened(screen.body)]
      : screen.body.map((line) => truncateLine(line, columns));
  // On a small terminal, the body is the most important part.
  const head = wanted.head.slice(0, Math.floor(room / 2));
  const foot = wanted.foot.length <= (room - head.length) / 4 || fits() ? wanted.foot : [];
  const height = room - head.length - foot.length;
  // The line above is taken by the arrow that says how much there is above.
  const above = intro.length + shortened(screen.body.slice(0, screen.firstLine)).length;
  const top = from === atFirstLine ? above - 1 : from;
  const shown = cut(body, screen.marked === undefined ? top : screen.marked - Math.floor(height / 2), height);
  const lines = [...head, ...shown.lines, ...foot];
  const gap = Array.from({ length: room - lines.length }, () => '');
  // The lines with the arrows hide two lines.
  const page = Math.max(1, height - 2);
  return { lines: [...lines, ...gap, ...keys], from: screen.marked === undefined ? shown.from : top, page };

  function fits(): boolean {
    return wanted.head.length + body.length + wanted.foot.length <= room;
  }
}

function cut(body: readonly string[], wanted: number, height: number): { lines: string[]; from: number } {
  const from = Math.max(0, Math.min(wanted, body.length - height));
  const lines = body.slice(from, from + height);
  const below = body.length - from - height;
  // With fewer lines, only arrows would be visible.
  if (height >= 3 && from > 0) lines[0] = `↑ ${from + 1} more lines`;
  if (height >= 3 && below > 0) lines[height - 1] = `↓ ${below + 1} more lines`;
  return { lines, from };
}

/** Few rows are for the keys. The key `?` lists all of them. */
function keysFor({ keys, fewKeys = keys }: Screen, { columns, rows }: Size): string[] {
  const all = foldKeys(keys, columns);
  const shown = all.length <= Math.max(1, rows / 8) ? all : foldKeys(fewKeys, columns);
  return shown.slice(0, Math.max(1, Math.floor(rows / 3)));
}

/** The line of a rule: its sign, number, stars and title. */
function isRule(line: string): boolean {
  return /^ [✓✗○] \d+ ★/.test(stripVTControlCharacters(line));
}

/** A line of code with its number, or the caret below it. Wrapping would separate them. */
export function isInFrame(line: string): boolean {
  return /^\s*(> *)?\d+ \| |^\s*\| +\^$/.test(stripVTControlCharacters(line));
}

/** The line that says how to replay a broken law. */
function isCommand(line: string): boolean {
  return /^\s*Replay: /.test(stripVTControlCharacters(line));
}

/** Wrapped so that a shell accepts it as one command when it is copied, unless a quoted part alone is too long. */
function foldCommand(line: string, columns: number): string[] {
  const parts = line.replaceAll(/"[^"]*"/g, (quoted) => quoted.replaceAll(' ', NBSP));
  const folded = wrapLine(parts, columns - 2).map((part) => part.replaceAll(NBSP, ' '));
  const isWhole = folded.every((part) => (part.match(/"/g)?.length ?? 0) % 2 === 0);
  if (!isWhole || columns < 12) return wrapLine(line, columns);
  return folded.map((part, i) => (i < folded.length - 1 ? `${part} \\` : part));
}

/** A space between words that belong together, such as a key and what it does. */
export const NBSP = '\u00A0';

function foldKeys(keys: string, columns: number): string[] {
  return wrapLine(keys, columns).map((line) => line.replaceAll(NBSP, ' '));
}
