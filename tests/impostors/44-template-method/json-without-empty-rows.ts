// Breaks 2: `JsonExporter` leaves out empty rows.
import { JsonExporter as Right, type Row } from '../../../solutions/44-template-method/template-method.ts';

export {
  type Cell,
  checksumOf,
  CsvExporter,
  DataExporter,
  type Row,
} from '../../../solutions/44-template-method/template-method.ts';

export class JsonExporter extends Right {
  protected override validate(rows: Row[]): Row[] {
    return rows.filter((row) => Object.keys(row).length > 0);
  }
}
