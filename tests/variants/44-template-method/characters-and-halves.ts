import { type Cell, InvalidCellError, type Row } from '../../../solutions/44-template-method/template-method.ts';

export { type Cell, InvalidCellError, type Row } from '../../../solutions/44-template-method/template-method.ts';

/** The template is a field; what hooks get is frozen; the checksum works on two halves of 16 bits. */
export abstract class DataExporter<Prepared> {
  readonly export = (rows: readonly Row[]): string => {
    const copies = Object.freeze(rows.map((row) => Object.freeze(Object.fromEntries(Object.entries(row)))));
    const prepared = this.transform(this.validate(copies));
    const content = this.serialize(prepared);
    return [content, `Checksum:${fingerprint(content)}`].join('\n');
  };

  protected abstract validate(rows: readonly Row[]): readonly Row[];
  protected abstract transform(rows: readonly Row[]): Prepared;
  protected abstract serialize(prepared: Prepared): string;
}

/** A table that grows by a column at the first sight of a key. */
export class CsvExporter extends DataExporter<readonly (readonly string[])[]> {
  protected validate(rows: readonly Row[]): readonly Row[] {
    checkAll(rows);
    return rows.flatMap((row) => (Object.keys(row).length === 0 ? [] : [row]));
  }

  protected transform(rows: readonly Row[]): readonly (readonly string[])[] {
    const positions = new Map<string, number>();
    const lines = rows.map((row) => {
      const line: string[] = [];
      for (const [column, cell] of Object.entries(row)) {
        const position = positions.get(column) ?? positions.size;
        positions.set(column, position);
        line[position] = typeof cell === 'string' ? guarded(cell) : cell === null ? '' : `${cell}`;
      }
      return line;
    });
    const header = [...positions.keys()].map(guarded);
    return [header, ...lines.map((line) => header.map((_, i) => line[i] ?? ''))];
  }

  protected serialize(lines: readonly (readonly string[])[]): string {
    let content = '';
    lines.forEach((line, i) => {
      if (i > 0) content += '\r\n';
      line.forEach((text, j) => {
        if (j > 0) content += ',';
        content += text === '' && line.length === 1 ? '""' : written(text);
      });
    });
    return content;
  }
}

export class JsonExporter extends DataExporter<readonly Row[]> {
  protected validate(rows: readonly Row[]): readonly Row[] {
    checkAll(rows);
    return rows;
  }

  protected transform(rows: readonly Row[]): readonly Row[] {
    return rows;
  }

  protected serialize(rows: readonly Row[]): string {
    if (rows.length === 0) return '[]';
    return `[\n${rows.map((row) => `  ${this.#object(row)}`).join(',\n')}\n]`;
  }

  #object(row: Row): string {
    const members = Object.entries(row).map(
      ([column, cell]) => `    ${JSON.stringify(column)}: ${JSON.stringify(cell)}`,
    );
    return members.length === 0 ? '{}' : `{\n${members.join(',\n')}\n  }`;
  }
}

function checkAll(rows: readonly Row[]): void {
  for (let i = 0; i < rows.length; i += 1) {
    const row: Record<string, unknown> = rows[i] ?? {};
    for (const column of Object.keys(row)) {
      const value = row[column] as Cell;
      switch (typeof value) {
        case 'string':
        case 'boolean':
          continue;
        case 'number':
          if (value - value === 0) continue;
          break;
        default:
          if (value === null) continue;
      }
      throw new InvalidCellError(i, column, value);
    }
  }
}

function guarded(text: string): string {
  return text !== '' && "=+-@\t\r'".includes(text.charAt(0)) ? "'" + text : text;
}

function written(text: string): string {
  let inner = '';
  let needsQuotes = false;
  for (const character of text) {
    if (character === '"') inner += '"';
    inner += character;
    needsQuotes ||= character === '"' || character === ',' || character === '\r' || character === '\n';
  }
  return needsQuotes ? '"' + inner + '"' : inner;
}

function fingerprint(content: string): string {
  let [high, low] = [0x811c, 0x9dc5];
  for (const byte of Buffer.from(content)) {
    low ^= byte;
    // 16777619 is 2 to the 24th and 403.
    const product = low * 403;
    high = (high * 403 + Math.floor(product / 65_536) + low * 256) % 65_536;
    low = product % 65_536;
  }
  return [high, low].map((half) => half.toString(16).padStart(4, '0')).join('');
}
