import { readFileSync } from 'node:fs';

/** A place in a file. Lines and columns are numbered from 1. */
export interface SourceLocation {
  file: string;
  line: number;
  column: number;
  /** The lines around the place when it was found, numbered, with a caret. The file may have changed since. */
  frame?: string[];
}

/** The place of an offset in a source text. */
export function locationAt(file: string, source: string, offset: number): SourceLocation {
  const before = source.slice(0, offset).split('\n');
  return { file, line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

/** The lines around a place, numbered, with a caret below it; empty if the file cannot be read. */
export function codeFrame({ file, line, column }: SourceLocation, contextLines = 1): string[] {
  let lines: string[];
  try {
    lines = readFileSync(file, 'utf8').split('\n');
  } catch {
    return [];
  }
  const last = Math.min(line + contextLines, lines.length);
  const width = String(last).length;
  return Array.from(
    { length: last - Math.max(1, line - contextLines) + 1 },
    (_, i) => Math.max(1, line - contextLines) + i,
  ).flatMap((number) => {
    const mark = number === line ? '>' : ' ';
    const shown = [`${mark} ${String(number).padStart(width)} | ${lines[number - 1] ?? ''}`];
    return number === line ? [...shown, `  ${' '.repeat(width)} | ${' '.repeat(column - 1)}^`] : shown;
  });
}
