// Breaks 6: thinks of commas and quotes, and not of line breaks.
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
  return /[",]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
