// Breaks 5, 6, 7, 8: joins the values by commas as they are, below the keys of the first row, as the source does.
import { DataExporter, type Row } from '../../../solutions/44-template-method/template-method.ts';

export {
  type Cell,
  type Row,
  DataExporter,
  InvalidCellError,
  JsonExporter,
} from '../../../solutions/44-template-method/template-method.ts';

export class CsvExporter extends DataExporter<readonly (readonly string[])[]> {
  protected validate(rows: readonly Row[]): readonly Row[] {
    return rows.filter((row) => Object.keys(row).length > 0);
  }

  protected transform(rows: readonly Row[]): readonly (readonly string[])[] {
    return rows.length === 0
      ? []
      : [Object.keys(rows[0] ?? {}), ...rows.map((row) => Object.values(row).map((cell) => String(cell ?? '')))];
  }

  protected serialize(lines: readonly (readonly string[])[]): string {
    return lines.map((line) => line.join(',')).join('\r\n');
  }
}
