// Breaks 5: `CsvExporter` overrides `export` with a copy, and only `JsonExporter` uses the base class.
import {
  checksumOf,
  CsvExporter as RightCsvExporter,
  type Row,
} from '../../../solutions/44-template-method/template-method.ts';

export {
  type Cell,
  checksumOf,
  type Row,
  DataExporter,
  JsonExporter,
} from '../../../solutions/44-template-method/template-method.ts';

export class CsvExporter extends RightCsvExporter {
  override export(rows: readonly Readonly<Row>[]): string {
    const validated = this.validate(rows.map((row) => ({ ...row })));
    const prepared = this.transform(validated);
    const content = this.serialize(prepared);
    return `${content}\nChecksum:${checksumOf(content)}`;
  }
}
