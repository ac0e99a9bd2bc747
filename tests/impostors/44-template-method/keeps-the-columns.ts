// Breaks 9: collects the columns in a field and never empties it.
import { CsvExporter as Right, type Row } from '../../../solutions/44-template-method/template-method.ts';

export {
  type Cell,
  type Row,
  DataExporter,
  InvalidCellError,
  JsonExporter,
} from '../../../solutions/44-template-method/template-method.ts';

export class CsvExporter extends Right {
  readonly #columns = new Set<string>();

  protected override transform(rows: readonly Row[]): readonly (readonly string[])[] {
    rows.flatMap((row) => Object.keys(row)).forEach((column) => this.#columns.add(column));
    if (rows.length === 0) return [];
    const complete = rows.map((row) =>
      Object.fromEntries(
        [...this.#columns].map((column) => [column, Object.hasOwn(row, column) ? (row[column] ?? null) : null]),
      ),
    );
    return super.transform(complete);
  }
}
