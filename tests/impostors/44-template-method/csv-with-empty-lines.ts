// Breaks 2: `CsvExporter` does not leave out empty rows.
import { CsvExporter as Right, type Row } from '../../../solutions/44-template-method/template-method.ts';

export {
  type Cell,
  checksumOf,
  DataExporter,
  JsonExporter,
  type Row,
} from '../../../solutions/44-template-method/template-method.ts';

export class CsvExporter extends Right {
  protected override validate(rows: Row[]): Row[] {
    return rows;
  }
}
