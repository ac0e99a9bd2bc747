// Breaks 8: looks for formulas when cells are in quotes already, which hide the first character.
import { CsvExporter as Right, type Row } from '../../../solutions/44-template-method/template-method.ts';

export {
  type Cell,
  type Row,
  DataExporter,
  InvalidCellError,
  JsonExporter,
} from '../../../solutions/44-template-method/template-method.ts';

export class CsvExporter extends Right {
  protected override transform(rows: readonly Row[]): readonly (readonly string[])[] {
    const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
    const cells = rows.map((row) => columns.map((column) => (Object.hasOwn(row, column) ? row[column] : null)));
    return [columns, ...cells].map((line) =>
      line.map((cell) => {
        const written = quoted(String(cell ?? ''), line.length === 1);
        return typeof cell === 'string' && /^[=+\-@\t\r']/.test(written) ? `'${written}` : written;
      }),
    );
  }

  protected override serialize(lines: readonly (readonly string[])[]): string {
    return lines.map((line) => line.join(',')).join('\r\n');
  }
}

function quoted(text: string, isAlone: boolean): string {
  return /[",\r\n]/.test(text) || (isAlone && text === '') ? `"${text.replaceAll('"', '""')}"` : text;
}
