// Breaks 6: an exporter uses the header of its first export for all later ones.
import { CsvExporter as Right, type Row } from '../../../solutions/44-template-method/template-method.ts';

export {
  type Cell,
  checksumOf,
  DataExporter,
  JsonExporter,
  type Row,
} from '../../../solutions/44-template-method/template-method.ts';

export class CsvExporter extends Right {
  #header: string[] | undefined;

  protected override transform(rows: Row[]): string[][] {
    const [header, ...lines] = super.transform(rows);
    if (!header) return [];
    this.#header ??= header;
    return [this.#header, ...lines];
  }
}
