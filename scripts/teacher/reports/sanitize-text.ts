/** Terminal commands: colours, cursor movements, window titles. */
// oxlint-disable-next-line no-control-regex
const sequences = /\u001B(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001B]*(?:\u0007|\u001B\\)|[@-Z\\^_])/g;

/**
 * Marks that change the direction of text, more control characters, and everything that XML or UTF-8 cannot represent.
 */
const unwritable = /[\u0080-\u009F\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069\uFFFE\uFFFF]|\p{Surrogate}/gu;

/**
 * Text that every format can hold and that does not fool readers. Terminal commands are removed, and control characters
 * become visible symbols, except line feeds and tabs.
 */
export function sanitize(text: string): string {
  // Most text is plain already, and this test is cheaper than five replacements.
  if (/^[\n\t -~]*$/.test(text)) return text;
  return (
    text
      .replaceAll(sequences, '')
      .replaceAll('\r\n', '\n')
      // oxlint-disable-next-line no-control-regex
      .replaceAll(/[\0-\u0008\u000B-\u001F]/g, (char) => String.fromCodePoint(0x2400 + char.charCodeAt(0)))
      .replaceAll('\u007F', '\u2421')
      .replaceAll(unwritable, '\uFFFD')
  );
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
