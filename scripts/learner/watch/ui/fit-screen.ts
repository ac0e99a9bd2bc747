import { stripVTControlCharacters } from 'node:util';
import { atFirstLine } from '../view.ts';
import { truncateLine, wrapLine } from '../../../platform/terminal/ansi-text.ts';

/** A screen as lines, before it is fitted into a terminal. */
export interface Screen {
  /** The lines that stay at the top. */
  head: readonly string[];
  /** The lines that precede and scroll with the body; `short` replaces them if not everything fits. */
  intro?: { full: readonly string[]; short: string };
  /** The lines that scroll if not all of them fit. */
  body: readonly string[];
  /** The lines that stay below the body. On a small terminal, they are left out. */
  foot: readonly FootLine[];
  /** The last line, which may be wrapped: the keys, or a question. */
  keys: string;
  /** The most important keys, which a small terminal shows instead of `keys`. */
  fewKeys?: string;
  /** The line of the body at which to begin until the learner scrolls. */
  firstLine?: number;
  /** The line of the body that must be visible. All lines then take one row each, as in a table. */
  selected?: number;
}

/** A line, or a function of the number of columns. */
export type FootLine = string | ((columns: number) => string);

/** A line of the foot, for a terminal with this number of columns. */
export function lineOn(line: FootLine, columns: number): string {
  return typeof line === 'string' ? line : line(columns);
}

/** The size of a terminal in characters. */
export interface Size {
  columns: number;
  rows: number;
}

/** Longer lines are cut before they are wrapped, because an error message may have millions of characters. */
export const maxLineLength = 4_000;

/**
 * Fits a screen into a terminal. Long lines are wrapped. Lines of the body that do not fit are left out, and the
 * screen says how many.
 *
 * @param from how many lines of the body to leave out at the top, or `atFirstLine`
 * @returns as many lines as the terminal has rows, none longer than a row; how many lines were left out at the top; and
 *   how many lines Page Up and Page Down scroll
 */
export function fitToTerminal(
  screen: Screen,
  from: number,
  { columns, rows }: Size,
): { lines: string[]; from: number; page: number } {
  const wrapAll = (lines: readonly string[]) =>
    lines
      .flatMap((line) => line.split(/\r?\n/))
      .map((line) => (line.length > maxLineLength ? `${line.slice(0, maxLineLength)}…` : line))
      .flatMap((line) => {
        if (isInFrame(line)) return [truncateLine(line, columns)];
        return isCommand(line) ? wrapCommand(line, columns) : wrapLine(line, columns);
      });
  const keys = rows === 1 ? [] : keysFor(screen, { columns, rows });
  const availableRows = rows - keys.length;
  const wanted = { head: wrapAll(screen.head), foot: wrapAll(screen.foot.map((line) => lineOn(line, columns))) };
  const full = screen.selected === undefined ? wrapAll([...(screen.intro?.full ?? []), ...screen.body]) : [];
  const isTight = wanted.head.length + full.length + wanted.foot.length > availableRows;
  const shortened = (lines: readonly string[]) =>
    lines.flatMap((line) => (isTight && isRule(line) ? [truncateLine(line, columns)] : wrapAll([line])));
  const intro =
    screen.intro && isTight ? [truncateLine(screen.intro.short, columns), ''] : wrapAll(screen.intro?.full ?? []);
  const body =
    screen.selected === undefined
      ? [...intro, ...shortened(screen.body)]
      : screen.body.map((line) => truncateLine(line, columns));
  // On a small terminal, the body is the most important part.
  const head = wanted.head.slice(0, Math.floor(availableRows / 2));
  const foot = wanted.foot.length <= (availableRows - head.length) / 4 || fits() ? wanted.foot : [];
  const height = availableRows - head.length - foot.length;
  // The first visible line says how many lines there are above it, so the panel begins one line below.
  const above = intro.length + shortened(screen.body.slice(0, screen.firstLine)).length;
  const top = from === atFirstLine ? above - 1 : from;
  const shown = visiblePart(
    body,
    screen.selected === undefined ? top : screen.selected - Math.floor(height / 2),
    height,
  );
  const lines = [...head, ...shown.lines, ...foot];
  const gap = Array.from({ length: availableRows - lines.length }, () => '');
  // Two lines are hidden behind those with the arrows.
  const page = Math.max(1, height - 2);
  return { lines: [...lines, ...gap, ...keys], from: screen.selected === undefined ? shown.from : top, page };

  function fits(): boolean {
    return wanted.head.length + body.length + wanted.foot.length <= availableRows;
  }
}

/** The visible part of the body, in which arrows say how much there is above and below. */
function visiblePart(body: readonly string[], wanted: number, height: number): { lines: string[]; from: number } {
  const from = Math.max(0, Math.min(wanted, body.length - height));
  const lines = body.slice(from, from + height);
  const below = body.length - from - height;
  // With fewer lines, only arrows would be visible.
  if (height >= 3 && from > 0) lines[0] = `↑ ${from + 1} more lines`;
  if (height >= 3 && below > 0) lines[height - 1] = `↓ ${below + 1} more lines`;
  return { lines, from };
}

/** The keys, wrapped. On a small terminal only the most important ones; the key `?` lists all of them. */
function keysFor({ keys, fewKeys = keys }: Screen, { columns, rows }: Size): string[] {
  const all = wrapKeys(keys, columns);
  const shown = all.length <= Math.max(1, rows / 8) ? all : wrapKeys(fewKeys, columns);
  return shown.slice(0, Math.max(1, Math.floor(rows / 3)));
}

/** Whether it is the line of a rule: its sign, number, stars and title. */
function isRule(line: string): boolean {
  return /^ [✓✗○] \d+ ★/.test(stripVTControlCharacters(line));
}

/** Whether it is a line of code with its number, or the caret below one. Wrapping would separate them. */
export function isInFrame(line: string): boolean {
  return /^\s*(> *)?\d+ \| |^\s*\| +\^$/.test(stripVTControlCharacters(line));
}

/** Whether it is the line that says how to replay a broken law. */
function isCommand(line: string): boolean {
  return /^\s*Replay: /.test(stripVTControlCharacters(line));
}

/** Wraps a command so that a shell accepts it when it is copied, unless a quoted part alone is too long. */
function wrapCommand(line: string, columns: number): string[] {
  const parts = line.replaceAll(/"[^"]*"/g, (quoted) => quoted.replaceAll(' ', NBSP));
  const wrapped = wrapLine(parts, columns - 2).map((part) => part.replaceAll(NBSP, ' '));
  const isWhole = wrapped.every((part) => (part.match(/"/g)?.length ?? 0) % 2 === 0);
  if (!isWhole || columns < 12) return wrapLine(line, columns);
  return wrapped.map((part, i) => (i < wrapped.length - 1 ? `${part} \\` : part));
}

/** The no-break space: between words that belong on one line, such as a key and what it does. */
export const NBSP = '\u00A0';

function wrapKeys(keys: string, columns: number): string[] {
  return wrapLine(keys, columns).map((line) => line.replaceAll(NBSP, ' '));
}
