// Breaks 4: computes the checksum of the content and the line break below it.
import {
  CsvExporter as RightCsvExporter,
  DataExporter as RightDataExporter,
  JsonExporter as RightJsonExporter,
  type Row,
} from '../../../solutions/44-template-method/template-method.ts';

export { type Cell, InvalidCellError, type Row } from '../../../solutions/44-template-method/template-method.ts';

export abstract class DataExporter<Prepared> extends RightDataExporter<Prepared> {
  override export(rows: readonly Row[]): string {
    return withChecksum(super.export(rows));
  }
}

export class CsvExporter extends RightCsvExporter {
  override export(rows: readonly Row[]): string {
    return withChecksum(super.export(rows));
  }
}

export class JsonExporter extends RightJsonExporter {
  override export(rows: readonly Row[]): string {
    return withChecksum(super.export(rows));
  }
}

function withChecksum(exported: string): string {
  const above = exported.slice(0, -'Checksum:00000000'.length);
  const hash = [...new TextEncoder().encode(above)].reduce(
    (hash, byte) => Math.imul(hash ^ byte, 16_777_619),
    -2_128_831_035,
  );
  return `${above}Checksum:${(hash >>> 0).toString(16).padStart(8, '0')}`;
}
