/** Text that every font prints as it is. */
const plain = /^[\x20-\x7E\n]*$/;
/** Invisible characters: control and format characters, all spaces except U+0020, and lone surrogates. */
const invisible = /[\p{C}\p{Z}\p{Default_Ignorable_Code_Point}\u2800]/u;
/** Created once: creating it takes longer than segmenting most texts. */
const graphemes = new Intl.Segmenter('en');
/**
 * A letter that a combining mark may follow. After anything else, such as a quotation mark, the combining mark could
 * not be recognised.
 */
const bearsMarks = /[\p{L}\p{M}\p{N}\p{So}]/u;

/**
 * Text with escapes for everything that a reader could not see, or would take for something else: invisible characters,
 * spaces other than U+0020, combined characters (`e\u0301`), and letters that look like others (`\u212a`, the sign for
 * kelvin). Line breaks are not escaped.
 */
export function visible(text: string): string {
  if (plain.test(text)) return text;
  return [...graphemes.segment(text)].map(({ segment }) => visibleGrapheme(segment)).join('');
}

/** Like `visible`, but for the output of Node's `inspect`, where NUL is `\x00`. */
export function visibleLiteral(inspected: string): string {
  return visible(inspected.replaceAll(/\\x00(?!\d)|\\[^]/g, (escape) => (escape === '\\x00' ? '\\0' : escape)));
}

function visibleGrapheme(grapheme: string): string {
  const isComposed = grapheme !== grapheme.normalize('NFC');
  const chars = [...grapheme];
  const isMisplaced = (char: string, before = '') => /\p{M}/u.test(char) && !bearsMarks.test(before);
  return chars
    .map((char, i) => {
      if (/[\x20-\x7E\n]/.test(char)) return char;
      const isHidden = isComposed || invisible.test(char) || standsForAnother(char) || isMisplaced(char, chars[i - 1]);
      return isHidden ? escapeOf(char) : char;
    })
    .join('');
}

/** Letters that become another letter with `normalize` or a change of case: the long s, the dotless i. */
function standsForAnother(char: string): boolean {
  if (!/\p{L}/u.test(char)) return false;
  const isAsciiIn = (other: string) => /^[a-z]\p{M}*$/iu.test(other) && other.normalize('NFC') !== char;
  return char.normalize('NFKC') !== char || [char.toLowerCase(), char.toUpperCase()].some(isAsciiIn);
}

function escapeOf(char: string): string {
  if (char === '\0') return '\\0';
  if (char === '\r') return '\\r';
  if (char === '\t') return '\\t';
  const code = (char.codePointAt(0) ?? 0).toString(16);
  return code.length > 4 ? `\\u{${code}}` : `\\u${code.padStart(4, '0')}`;
}
