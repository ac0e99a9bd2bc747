// Breaks 6: doubles the first quote of a cell and no other.
import { CsvExporter as Right } from '../../../solutions/44-template-method/template-method.ts';

export {
  type Cell,
  type Row,
  DataExporter,
  InvalidCellError,
  JsonExporter,
} from '../../../solutions/44-template-method/template-method.ts';

export class CsvExporter extends Right {
  protected override serialize(lines: readonly (readonly string[])[]): string {
    return lines.map((line) => (line.length === 1 && line[0] === '' ? '""' : line.map(quoted).join(','))).join('\r\n');
  }
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replace('"', '""')}"` : cell;
}
