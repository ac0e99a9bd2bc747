import { withoutControls } from '../../platform/control-characters.ts';

/** Escape sequences of terminals: colours, cursor movements, window titles. */
// oxlint-disable-next-line no-control-regex
const escapeSequences = /\u001B(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001B]*(?:\u0007|\u001B\\)|[@-Z\\^_])/g;

/**
 * Text that every format can hold and that does not fool readers. Escape sequences are removed, and control characters
 * become visible symbols, except line feeds and tabs.
 */
export function sanitize(text: string): string {
  // Most text is plain already, and this test is cheaper than the replacements.
  if (/^[\n\t -~]*$/.test(text)) return text;
  return withoutControls(text.replaceAll(escapeSequences, '').replaceAll('\r\n', '\n'));
}

/**
 * Sanitized text on one line.
 *
 * @param maxLength in characters; `…` replaces the rest
 */
export function oneLine(text: string, maxLength = 500): string {
  const line = sanitize(text.slice(0, maxLength + 1))
    .replaceAll(/\s+/g, ' ')
    .trim();
  return text.length > maxLength ? `${line.slice(0, maxLength - 1)}…` : line;
}

/**
 * Sanitized text of about `maxLength` characters at most. If it was longer, its last line says so.
 *
 * @param maxLength in characters
 */
export function sanitizeAndTruncate(text: string, maxLength: number): string {
  // Cut first, so that a text of megabytes costs no more than the part that is shown.
  if (text.length <= maxLength) return sanitize(text);
  return `${sanitize(text.slice(0, maxLength)).trimEnd()}\n… shortened from ${text.length} characters`;
}
