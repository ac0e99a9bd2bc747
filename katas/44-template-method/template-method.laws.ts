import fc from 'fast-check';
import { expect } from 'vitest';
import { example, law } from '../support/law.ts';
import { CsvExporter, DataExporter, JsonExporter, type Row } from './template-method.ts';

// Write laws that hold for every correct solution. They should reject every impostor. Start with: npm start r44

law('an export is a string', { rows: tables() }, ({ rows }) => {
  expect(typeof new CsvExporter().export(rows)).toBe('string');
  expect(typeof new JsonExporter().export(rows)).toBe('string');
});

example('a format of your own returns a string', () => {
  expect(typeof new Noting([]).export([{ id: 1 }])).toBe('string');
});

// Below are the generators. Change them and add others, because a law is only as good as its inputs.

function tables(): fc.Arbitrary<Row[]> {
  const row = fc.record({ id: fc.nat(9), name: fc.constantFrom('Ada', 'Bo') });
  return fc.array(row, { minLength: 1, maxLength: 3 });
}

/** A format that the solutions have never seen. It adds each call to a list: `transform 2 rows`. */
class Noting extends DataExporter<string> {
  readonly #calls: string[];

  constructor(calls: string[]) {
    super();
    this.#calls = calls;
  }

  protected override validate(rows: Row[]): Row[] {
    this.#calls.push(`validate ${rows.length} rows`);
    return rows;
  }

  protected transform(rows: Row[]): string {
    this.#calls.push(`transform ${rows.length} rows`);
    return rows.map((row) => Object.values(row).join(' ')).join(', ');
  }

  protected serialize(prepared: string): string {
    this.#calls.push(`serialize ${prepared}`);
    return prepared;
  }
}
