/** A string that is already HTML. Data gets into it only through `html`, which escapes what it inserts. */
export class Html {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  toString(): string {
    return this.#text;
  }
}

/** What a template may contain. HTML is inserted unchanged, everything else is escaped, and `undefined` is left out. */
export type HtmlValue = Html | string | number | undefined | readonly Html[];

/**
 * Creates HTML from a template. Literal parts stay unchanged, and inserted values are escaped unless they are HTML.
 *
 * @example
 * html`<p class="${name}">${text}</p>`
 */
export function html(parts: TemplateStringsArray, ...values: HtmlValue[]): Html {
  return new Html(
    withoutIndentation(parts)
      .map((part, i) => part + textOf(values[i]))
      .join(''),
  );
}

const unindented = new WeakMap<TemplateStringsArray, readonly string[]>();

/** Removes the indentation of the source code, which would be a quarter of a large page. */
function withoutIndentation(parts: TemplateStringsArray): readonly string[] {
  const cached = unindented.get(parts);
  if (cached) return cached;
  const lines = parts.map((part) => part.replaceAll(/\s*\n\s*/g, '\n'));
  unindented.set(parts, lines);
  return lines;
}

function textOf(value: HtmlValue): string {
  if (value === undefined) return '';
  if (value instanceof Html) return value.toString();
  if (typeof value === 'object') return value.map(String).join('\n');
  return escapeHtml(String(value));
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text escaped for an element or a quoted attribute. */
export function escapeHtml(text: string): string {
  // Control characters are not allowed in HTML, escaped or not.
  // oxlint-disable-next-line no-control-regex
  return text.replaceAll(/[&<>"']/g, (char) => entities[char] ?? '').replaceAll(/[\0-\u0008\u000B-\u001F\u007F]/g, '');
}
