// Tame: compares results, but never shares, changes or keeps an object.
import fc from 'fast-check';
import { expect } from 'vitest';
import { law } from '../../../../katas/support/law.ts';
import {
  checksumOf,
  CsvExporter,
  DataExporter,
  type Row,
} from '../../../../katas/44-template-method/template-method.ts';

law('an export ends with its checksum', { rows: tables() }, ({ rows }) => {
  const lines = new CsvExporter().export(rows).split('\n');
  expect(lines.at(-1)).toBe(`Checksum:${checksumOf(lines.slice(0, -1).join('\n'))}`);
});

law('an error of a step reaches the caller', { rows: tables() }, ({ rows }) => {
  class Failing extends DataExporter<string> {
    protected transform(): string {
      throw new RangeError('no memory');
    }

    protected serialize(prepared: string): string {
      return prepared;
    }
  }
  expect(() => new Failing().export(rows)).toThrow(RangeError);
});

function tables(): fc.Arbitrary<Row[]> {
  return fc.array(fc.record({ id: fc.nat(9), name: fc.constantFrom('Ada', 'Bo') }), { minLength: 1, maxLength: 3 });
}
