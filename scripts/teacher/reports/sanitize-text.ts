import { withoutControls } from '../../platform/control-characters.ts';

/** Terminal commands: colours, cursor movements, window titles. */
// oxlint-disable-next-line no-control-regex
const sequences = /\u001B(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001B]*(?:\u0007|\u001B\\)|[@-Z\\^_])/g;

/**
 * Text that every format can hold and that does not fool readers. Terminal commands are removed, and control characters
 * become visible symbols, except line feeds and tabs.
 */
export function sanitize(text: string): string {
  // Most text is plain already, and this test is cheaper than the replacements.
  if (/^[\n\t -~]*$/.test(text)) return text;
  return withoutControls(text.replaceAll(sequences, '').replaceAll('\r\n', '\n'));
}

/**
 * The same on one line.
 *
 * @param most in characters; `…` replaces the rest
 */
export function oneLine(text: string, most = 500): string {
  const line = sanitize(text.slice(0, most + 1))
    .replaceAll(/\s+/g, ' ')
    .trim();
  return text.length > most ? `${line.slice(0, most - 1)}…` : line;
}

/**
 * Plain text with about a maximum number of characters. If it was longer, its last line says so.
 *
 * @param most in characters
 */
export function sanitizeAndTruncate(text: string, most: number): string {
  // Cut first, so that a text of megabytes costs no more than the part that is shown.
  if (text.length <= most) return sanitize(text);
  return `${sanitize(text.slice(0, most)).trimEnd()}\n… shortened from ${text.length} characters`;
}
