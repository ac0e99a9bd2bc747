/** A replacement of part of a text, by offsets. */
export interface Change {
  start: number;
  end: number;
  replacement: string;
}

/** One mistake in one place of a source. The place is the first change; the others belong to it. */
export interface Edit extends Change {
  /** Further changes that the mistake needs, such as a declaration at the top of the file. */
  also?: readonly Change[];
}

/**
 * The text with all changes of an edit made.
 *
 * @throws {Error} if two changes overlap
 */
export function applyEdit(text: string, { start, end, replacement, also = [] }: Edit): string {
  const changes = [{ start, end, replacement }, ...also].toSorted((a, b) => a.start - b.start || a.end - b.end);
  let result = '';
  let position = 0;
  for (const change of changes) {
    if (change.start < position) throw new Error(`Two changes of one edit overlap at offset ${change.start}.`);
    result += text.slice(position, change.start) + change.replacement;
    position = change.end;
  }
  return result + text.slice(position);
}
