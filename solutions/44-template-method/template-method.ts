/** A value in a row. Numbers are finite. */
export type Cell = string | number | boolean;

/** The cells of a row, keyed by column name. */
export type Row = Record<string, Cell>;

/** The 32-bit FNV-1a checksum of a string, as eight hexadecimal digits. */
export function checksumOf(content: string): string {
  let hash = 2_166_136_261;
  for (const byte of new TextEncoder().encode(content)) hash = Math.imul(hash ^ byte, 16_777_619);
  return (hash >>> 0).toString(16).padStart(8, '0');
}

/** Exports rows as text. The algorithm is the same for all formats; subclasses supply the steps that differ. */
export abstract class DataExporter<Prepared> {
  /** The template method: returns the content, followed by the checksum line. */
  export(rows: readonly Readonly<Row>[]): string {
    // Copies, because a step may change what it receives.
    const validated = this.validate(rows.map((row) => ({ ...row })));
    const prepared = this.transform(validated);
    const content = this.serialize(prepared);
    return `${content}\nChecksum:${checksumOf(content)}`;
  }

  /** A step with a default: returns the rows to export. */
  protected validate(rows: Row[]): Row[] {
    return rows;
  }

  /** A step that each format supplies: turns the rows into what `serialize` needs. */
  protected abstract transform(rows: Row[]): Prepared;

  /** A step that each format supplies: returns the content. */
  protected abstract serialize(prepared: Prepared): string;
}

export class CsvExporter extends DataExporter<string[][]> {
  protected override validate(rows: Row[]): Row[] {
    return rows.filter((row) => Object.keys(row).length > 0);
  }

  protected transform(rows: Row[]): string[][] {
    const [first] = rows;
    if (!first) return [];
    return [Object.keys(first), ...rows.map((row) => Object.values(row).map(String))];
  }

  protected serialize(lines: string[][]): string {
    return lines.map((cells) => cells.join(',')).join('\n');
  }
}

export class JsonExporter extends DataExporter<Row[]> {
  protected transform(rows: Row[]): Row[] {
    return rows;
  }

  protected serialize(rows: Row[]): string {
    return JSON.stringify(rows, null, 2);
  }
}
