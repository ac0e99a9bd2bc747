/** Text that is HTML already. Made by `html` only, so that nothing gets onto the page without being escaped. */
export class Html {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  toString(): string {
    return this.#text;
  }
}

/** What may stand in a template: HTML as it is, everything else escaped; undefined leaves nothing. */
export type HtmlValue = Html | string | number | undefined | readonly Html[];

/**
 * HTML from a template: what stands in it literally is taken as it is, what is put in is escaped unless it is HTML.
 *
 * @example
 * html`<p class="${name}">${text}</p>`
 */
export function html(parts: TemplateStringsArray, ...values: HtmlValue[]): Html {
  return new Html(
    flush(parts)
      .map((part, i) => part + textOf(values[i]))
      .join(''),
  );
}

const flushed = new WeakMap<TemplateStringsArray, readonly string[]>();

/** A template without the indentation that it has in our files: on a large page that would be a quarter of it. */
function flush(parts: TemplateStringsArray): readonly string[] {
  const known = flushed.get(parts);
  if (known) return known;
  const lines = parts.map((part) => part.replaceAll(/\s*\n\s*/g, '\n'));
  flushed.set(parts, lines);
  return lines;
}

function textOf(value: HtmlValue): string {
  if (value === undefined) return '';
  if (value instanceof Html) return value.toString();
  if (typeof value === 'object') return value.map(String).join('\n');
  return escapeHtml(String(value));
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text as it has to stand in an element or in an attribute between quotes. */
export function escapeHtml(text: string): string {
  // Control characters are not allowed in HTML, escaped or not.
  // oxlint-disable-next-line no-control-regex
  return text.replaceAll(/[&<>"']/g, (sign) => entities[sign] ?? '').replaceAll(/[\0-\u0008\u000B-\u001F\u007F]/g, '');
}
