// Breaks 1: writes an empty cell for `0` and `false`.
import { CsvExporter as Right, type Row } from '../../../solutions/44-template-method/template-method.ts';

export {
  type Cell,
  checksumOf,
  DataExporter,
  JsonExporter,
  type Row,
} from '../../../solutions/44-template-method/template-method.ts';

export class CsvExporter extends Right {
  protected override transform(rows: Row[]): string[][] {
    const [first] = rows;
    if (!first) return [];
    return [Object.keys(first), ...rows.map((row) => Object.values(row).map((cell) => String(cell || '')))];
  }
}
