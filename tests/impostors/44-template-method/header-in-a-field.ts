// Breaks 6: keeps the header in a field between `transform` and `serialize`, where a nested export overwrites it.
import { DataExporter, type Row } from '../../../solutions/44-template-method/template-method.ts';

export {
  type Cell,
  checksumOf,
  DataExporter,
  JsonExporter,
  type Row,
} from '../../../solutions/44-template-method/template-method.ts';

export class CsvExporter extends DataExporter<string[][]> {
  #header: string[] = [];

  protected override validate(rows: Row[]): Row[] {
    return rows.filter((row) => Object.keys(row).length > 0);
  }

  protected transform(rows: Row[]): string[][] {
    this.#header = Object.keys(rows[0] ?? {});
    return rows.map((row) => Object.values(row).map(String));
  }

  protected serialize(lines: string[][]): string {
    return [this.#header, ...lines].map((cells) => cells.join(',')).join('\n');
  }
}
