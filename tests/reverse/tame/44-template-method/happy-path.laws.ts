// Tame: only what happens when everything goes well, with ordinary inputs.
import fc from 'fast-check';
import { expect } from 'vitest';
import { law } from '../../../../katas/support/law.ts';
import { CsvExporter, JsonExporter, type Row } from '../../../../katas/44-template-method/template-method.ts';

law('a CSV export has a line for each row', { rows: tables() }, ({ rows }) => {
  const lines = new CsvExporter().export(rows).split('\n');
  expect(lines.slice(0, -1)).toEqual(['id,name', ...rows.map(({ id, name }) => `${id},${name}`)]);
});

law('a JSON export has the rows', { rows: tables() }, ({ rows }) => {
  const content = new JsonExporter().export(rows).split('\n').slice(0, -1).join('\n');
  expect(JSON.parse(content)).toEqual(rows);
});

function tables(): fc.Arbitrary<Row[]> {
  return fc.array(fc.record({ id: fc.nat(9), name: fc.constantFrom('Ada', 'Bo') }), { minLength: 1, maxLength: 3 });
}
