import stringWidth from 'string-width';
import { withoutControls } from '../control-characters.ts';

/** What looks like one character on the terminal: how many columns it takes, and the colour codes before it. */
interface Cell {
  text: string;
  width: number;
  style: string;
}

// eslint-disable-next-line no-control-regex -- colour codes begin with one
const colourCodes = /(\u001B\[[\d;]*m)/;
const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
const reset = '\u001B[0m';

/**
 * Wraps a line to a number of columns, between words if possible. The following lines are indented like the text that
 * they belong to. Colours continue. Other control characters are replaced by visible symbols.
 */
export function wrapLine(line: string, columns: number): string[] {
  let rest = cellsOf(line);
  const indent = hangingIndent(rest, columns);
  const wrapped: string[] = [];
  for (;;) {
    const fits = countFitting(rest, columns);
    if (fits === rest.length) return [...wrapped, render(rest)];
    const at = breakAt(rest, Math.max(1, fits), wrapped.length > 0 ? indent : leadingSpaces(rest));
    wrapped.push(render(rest.slice(0, at)));
    const next = rest.slice(at);
    const style = next[0]?.style ?? '';
    const skipped = leadingSpaces(next);
    if (skipped === next.length) return wrapped;
    rest = [...Array.from({ length: indent }, () => ({ text: ' ', width: 1, style })), ...next.slice(skipped)];
  }
}

/** Cuts a line to a number of columns. */
export function truncateLine(line: string, columns: number): string {
  const cells = cellsOf(line);
  const fits = countFitting(cells, columns);
  if (fits === cells.length) return render(cells);
  const kept = cells.slice(0, countFitting(cells, columns - 1));
  return render([...kept, { text: '…', width: 1, style: kept.at(-1)?.style ?? '' }]);
}

/** How many columns a line takes. */
export function displayWidth(line: string): number {
  if (isPlain(line)) return line.length;
  return cellsOf(line).reduce((sum, { width }) => sum + width, 0);
}

/** Whether a text consists of printable ASCII characters. Then each takes one column, which is quick to see. */
function isPlain(text: string): boolean {
  return /^[ -~]*$/.test(text);
}

function cellsOf(line: string): Cell[] {
  const cells: Cell[] = [];
  let style = '';
  for (const part of line.split(colourCodes)) {
    if (colourCodes.test(part)) style = part === reset ? '' : style + part;
    else if (isPlain(part)) for (const text of part) cells.push({ text, width: 1, style });
    else {
      for (const { segment } of graphemes.segment(part)) {
        // A grapheme such as a flag has several code points. Those that must not reach the terminal are replaced.
        const text = onOneLine(segment);
        cells.push({ text, width: stringWidth(text), style });
      }
    }
  }
  return cells;
}

/** A learner's message may contain anything, but must not move the cursor. */
function onOneLine(text: string): string {
  // A tab takes one column, as the caret in a code frame assumes.
  return withoutControls(text, ' ').replaceAll('\n', '\u240A');
}

function countFitting(cells: readonly Cell[], columns: number): number {
  let used = 0;
  const over = cells.findIndex(({ width }) => (used += width) > columns);
  return over === -1 ? cells.length : over;
}

/** Where to break a line: at the last space that has text before it, or else in the middle of a word. */
function breakAt(cells: readonly Cell[], fits: number, indent: number): number {
  for (let at = fits; at > indent; at -= 1) if (cells[at]?.text === ' ') return at;
  return fits;
}

/**
 * What comes before text that continues on the next line: a label (`  Law        …`), a bullet, the stars of a rule.
 */
const label = /^\s*(?:[-*] |[✓✗○] \d+ ★+ +|\S+(?: \S+)? {2,})(?=\S)/;

/**
 * The indent of a continued line: below the text after a label, or below the first word. 0 if that would leave too
 * little room.
 */
function hangingIndent(cells: readonly Cell[], columns: number): number {
  const text = cells.map((cell) => cell.text).join('');
  const leavesRoom = (indent: number) => indent <= columns / 2 && columns - indent >= 2;
  return (
    [label.exec(text)?.[0].length, leadingSpaces(cells)].find((indent) => indent !== undefined && leavesRoom(indent)) ??
    0
  );
}

function leadingSpaces(cells: readonly Cell[]): number {
  const first = cells.findIndex(({ text }) => text !== ' ');
  return first === -1 ? cells.length : first;
}

function render(cells: readonly Cell[]): string {
  let style = '';
  const text = cells.map((cell) => {
    const codes = cell.style === style ? '' : `${style === '' ? '' : reset}${cell.style}`;
    style = cell.style;
    return codes + cell.text;
  });
  return text.join('') + (style === '' ? '' : reset);
}
