/** All ASCII control characters except line feeds and tabs. */
// oxlint-disable-next-line no-control-regex
const controls = /[\0-\u0008\u000B-\u001F\u007F]/g;

/**
 * More control characters, line separators, marks that change the direction of text, and everything that XML or UTF-8
 * cannot represent.
 */
const unwritable = /[\u0080-\u009F\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069\uFFFE\uFFFF]|\p{Surrogate}/gu;

/**
 * Text that cannot control a terminal, fool its reader or break a file. Control characters become visible symbols, such
 * as `␛`, and characters without a symbol become `�`. Line feeds stay.
 *
 * @param tab what a tab becomes, for example one space where each character must take one column
 */
export function withoutControls(text: string, tab = '\t'): string {
  // Most text is plain already, and this test is cheaper than the replacements.
  if (/^[\n -~]*$/.test(text)) return text;
  return text
    .replaceAll(controls, (char) => (char === '\u007F' ? '\u2421' : String.fromCodePoint(0x24_00 + char.charCodeAt(0))))
    .replaceAll(unwritable, '\uFFFD')
    .replaceAll('\t', tab);
}
