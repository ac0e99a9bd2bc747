// Breaks 3: prepares the rows first, and validates only to see whether it throws.
import { DataExporter as Right, type Row } from '../../../solutions/44-template-method/template-method.ts';

export {
  type Cell,
  type Row,
  CsvExporter,
  InvalidCellError,
  JsonExporter,
} from '../../../solutions/44-template-method/template-method.ts';

export abstract class DataExporter<Prepared> extends Right<Prepared> {
  override export(rows: readonly Row[]): string {
    const given = rows.map((row) => ({ ...row }));
    const prepared = this.transform(given);
    this.validate(given);
    const content = this.serialize(prepared);
    return new Finished(content).export([]);
  }
}

/** Only adds the checksum line. */
class Finished extends Right<string> {
  readonly #content: string;

  constructor(content: string) {
    super();
    this.#content = content;
  }

  protected validate(): readonly Row[] {
    return [];
  }

  protected transform(): string {
    return this.#content;
  }

  protected serialize(content: string): string {
    return content;
  }
}
