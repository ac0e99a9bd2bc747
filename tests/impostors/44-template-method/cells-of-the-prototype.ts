// Breaks 7: takes a missing cell for undefined, but a plain object has a constructor.
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
    return super.transform(
      rows.map((row) => Object.fromEntries(columns.map((column) => [column, row[column] ?? null]))),
    );
  }
}
