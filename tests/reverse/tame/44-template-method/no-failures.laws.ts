// Tame: never asks for anything that fails or is refused.
import fc from 'fast-check';
import { expect } from 'vitest';
import { law } from '../../../../katas/support/law.ts';
import { CsvExporter, JsonExporter, type Row } from '../../../../katas/44-template-method/template-method.ts';

law('an export does not change the rows', { rows: tables() }, ({ rows }) => {
  const before = structuredClone(rows);
  new CsvExporter().export(rows);
  new JsonExporter().export(rows);
  expect(rows).toEqual(before);
});

law('two exports are the same', { rows: tables() }, ({ rows }) => {
  const exporter = new JsonExporter();
  expect(exporter.export(rows)).toBe(exporter.export(rows));
});

function tables(): fc.Arbitrary<Row[]> {
  return fc.array(fc.record({ id: fc.nat(9), name: fc.constantFrom('Ada', 'Bo') }), { minLength: 1, maxLength: 3 });
}
