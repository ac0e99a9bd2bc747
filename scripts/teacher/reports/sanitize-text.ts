/** Commands to a terminal: colours, moves of the cursor, titles of windows. */
// oxlint-disable-next-line no-control-regex
const sequences = /\u001B(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001B]*(?:\u0007|\u001B\\)|[@-Z\\^_])/g;

/** Marks that turn the direction of writing, more control characters, and what neither XML nor UTF-8 can hold. */
const unwritable = /[\u0080-\u009F\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069\uFFFE\uFFFF]|\p{Surrogate}/gu;

/**
 * Text that every format can hold and no reader is fooled by: without commands to a terminal, with pictures in place of
 * control characters. Only line feeds and tabs are left of them.
 */
export function sanitize(text: string): string {
  // Most text is; looking is cheaper than replacing nothing five times.
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
 * @param most in characters; `…` stands for the rest
 */
export function oneLine(text: string, most = 500): string {
  const line = sanitize(text.slice(0, most + 1))
    .replaceAll(/\s+/g, ' ')
    .trim();
  return text.length > most ? `${line.slice(0, most - 1)}…` : line;
}

/**
 * Plain text of about so many characters at most; where it was longer, its last line says so.
 *
 * @param most in characters
 */
export function sanitizeAndTruncate(text: string, most: number): string {
  // Cut before anything else, so that a text of megabytes costs no more than what is shown of it.
  if (text.length <= most) return sanitize(text);
  return `${sanitize(text.slice(0, most)).trimEnd()}\n… shortened from ${text.length} characters`;
}
