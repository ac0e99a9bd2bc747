import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { hostileText, ids } from '../support/generators.ts';
import { example, law } from '../support/law.ts';
import { thrownBy } from '../support/thrown.ts';
import { CsvExporter, InvalidCellError, JsonExporter } from './template-method.ts';
import {
  asWritten,
  awkwardText,
  cells,
  checksumOf,
  contentOf,
  copyOf,
  csvOf,
  entriesOf,
  expectedAfter,
  exporterOf,
  extensionOf,
  formats,
  formulas,
  hooks,
  jsonOf,
  MeddlingExporter,
  needsQuotes,
  notCells,
  plainCells,
  quotesIn,
  raggedRows,
  readAfter,
  rightStory,
  rowsOf,
  rowsUnder,
  rowWith,
  ScriptedExporter,
  tableOf,
  tables,
  visible,
} from './template-method.model.ts';

describe('1 ★ CSV and JSON of the same rows end with a checksum line', () => {
  example('Alice and Bob as CSV', () => {
    expect(new CsvExporter().export(people())).toBe('name,age\r\nAlice,30\r\nBob,25\nChecksum:b59b0f72');
  });

  example('Alice and Bob as JSON', () => {
    const content = '[\n  {\n    "name": "Alice",\n    "age": 30\n  },\n  {\n    "name": "Bob",\n    "age": 25\n  }\n]';
    expect(new JsonExporter().export(people())).toBe(`${content}\nChecksum:14c660f6`);
  });

  law('CSV has the columns in its first line and a line for each row', { rows: rowsOf(plainCells()) }, ({ rows }) => {
    const lines = [Object.keys(rows[0] ?? {}), ...rows.map((row) => Object.values(row))];
    expect(contentOf(new CsvExporter().export(rows))).toBe(lines.map((line) => line.join(',')).join('\r\n'));
  });

  law('JSON is indented by two blanks', { rows: rowsOf(plainCells()) }, ({ rows }) => {
    expect(contentOf(new JsonExporter().export(copyOf(rows)))).toBe(JSON.stringify(rows, null, 2));
  });
});

describe('2 ★ No rows make an empty CSV and an empty JSON list', () => {
  example('no rows', () => {
    expect(new CsvExporter().export([])).toBe('\nChecksum:811c9dc5');
    expect(new JsonExporter().export([])).toBe('[]\nChecksum:741638a5');
  });

  law(
    'CSV leaves out rows without cells, JSON keeps them',
    { before: fc.nat(2), rows: fc.oneof(fc.constant([]), rowsOf(plainCells())), after: fc.nat(2) },
    ({ before, rows, after }) => {
      const empty = (count: number) => Array.from({ length: count }, () => ({}));
      const all = [...empty(before), ...rows, ...empty(after)];
      expect(csvOf(all)).toEqual(tableOf(rows));
      expect(jsonOf(all)).toEqual(entriesOf(all));
    },
  );
});

describe('3 ★★ The hooks of any exporter run once each, in order', () => {
  law(
    'each export runs validate, transform and serialize once, each on what the one before gave',
    {
      rows: raggedRows(),
      validated: rowsOf(plainCells()),
      prepared: fc.constantFrom<unknown>('text', undefined, null, '', 0),
      exports: fc.integer({ min: 1, max: 2 }),
    },
    ({ rows, validated, prepared, exports }) => {
      const exporter = new ScriptedExporter({ validated, prepared });
      const times = Array.from({ length: exports });
      times.forEach(() => exporter.export(rows));
      expect(exporter.story(rows)).toEqual(times.flatMap(() => rightStory));
    },
    { examples: [{ rows: [], validated: [], prepared: '', exports: 1 }] },
  );

  law(
    'what a hook throws reaches the caller, and the hooks after it do not run',
    { rows: raggedRows(), failing: fc.constantFrom(...hooks), content: hostileText() },
    ({ rows, failing, content }) => {
      const exporter = new ScriptedExporter({ content });
      const error = new Error('no space left');
      exporter.failure = { hook: failing, error };
      expect(thrownBy(() => exporter.export(rows))).toBe(error);
      expect(exporter.calls.map(({ hook }) => hook)).toEqual(hooks.slice(0, hooks.indexOf(failing) + 1));
      exporter.failure = undefined;
      expect(contentOf(exporter.export(rows))).toBe(content);
    },
  );

  law(
    'a class that extends an exporter may override its hooks and call them with super',
    { format: formats(), rows: rowsOf(plainCells()) },
    ({ format, rows }) => {
      // The extension leaves out the first row in validate, the third in transform, and adds '(end)' in serialize.
      const expected = contentOf(exporterOf(format).export(copyOf(rows.toSpliced(2, 1).slice(1))));
      expect(contentOf(extensionOf(format).export(rows))).toBe(`${expected}(end)`);
    },
    { why: 'an exporter that goes its own way is not changed by overriding a step' },
  );
});

describe('4 ★★ The checksum depends on the content alone, and anyone can compute it', () => {
  law(
    'content of any exporter is followed by its FNV-1a checksum, whatever it was made of',
    { content: hostileText(20), rows: raggedRows() },
    ({ content, rows }) => {
      const exporter = new ScriptedExporter({ content, validated: rows, prepared: rows });
      expect(exporter.export(rows)).toBe(`${content}\nChecksum:${checksumOf(content)}`);
    },
    {
      examples: ['', 'a', 'é', '😀', 'v629', 'v652', 'a\n', '\nChecksum:811c9dc5'].map((content) => ({
        content,
        rows: [],
      })),
    },
  );

  law(
    'CSV and JSON end with the checksum of their content',
    { format: formats(), rows: raggedRows() },
    ({ format, rows }) => {
      const exported = exporterOf(format).export(rows);
      const content = contentOf(exported);
      expect(exported).toBe(`${content}\nChecksum:${checksumOf(content)}`);
    },
  );
});

describe('5 ★★ What is exported can be read back, and what could not is refused', () => {
  law('a CSV reader finds each cell as text', { rows: rowsOf(cells()) }, ({ rows }) => {
    expect(csvOf(rows)).toEqual(tableOf(rows));
  });

  law(
    'a JSON parser finds the rows',
    { rows: raggedRows(fc.oneof(cells(), awkwardText(), formulas())) },
    ({ rows }) => {
      expect(jsonOf(rows)).toEqual(entriesOf(rows));
    },
  );

  law(
    'the first value that is no cell is refused, and the error says where it was',
    { format: formats(), before: raggedRows(), column: ids(), value: fc.constantFrom(...notCells) },
    ({ format, before, column, value }) => {
      const rows = [...before, rowWith(column, value), rowWith(column, value)];
      const error = thrownBy(() => exporterOf(format).export(rows));
      expect(error).toBeInstanceOf(InvalidCellError);
      expect(error).toMatchObject({ row: before.length, column });
      expect((error as InvalidCellError).value).toBe(value);
    },
    {
      why: 'JSON makes null of NaN and drops what is undefined, without a word',
      examples: notCells.map((value) => ({ format: 'JSON' as const, before: [{}], column: 'age', value })),
    },
  );
});

describe('6 ★★★ Commas, quotes and line breaks stay inside their cell', () => {
  law(
    'a CSV reader finds the cells and headers, whatever they hold',
    { rows: rowsUnder(awkwardText(), awkwardText()) },
    ({ rows }) => {
      expect(csvOf(rows)).toEqual(tableOf(rows));
    },
    {
      why: 'one comma in a name moves all cells after it into the next column',
      examples: ['Lamp, red', 'say "hi"', '"', '""', 'a\nb', 'a\rb', 'a\r\nb', '\n', ''].flatMap((text) => [
        { rows: [{ name: text, age: 30 }] },
        { rows: [{ [text]: 'x' }] },
        { rows: [{ name: text }] },
      ]),
    },
  );

  law(
    'a cell is in quotes where it needs them, and only there',
    { rows: rowsUnder(awkwardText(), fc.oneof(awkwardText(), cells())) },
    ({ rows }) => {
      const needed = tableOf(rows).map((line) => line.map((text) => asWritten(text, needsQuotes(text, line.length))));
      expect(quotesIn(rows)).toEqual(needed);
    },
    { examples: [{ rows: [{ name: '' }] }, { rows: [{ name: '', age: '' }] }] },
  );
});

describe('7 ★★★ Columns are all keys of all rows, in the order of first sight', () => {
  example('a row without an age, and one with a note', () => {
    expect(csvOf([{ name: 'Alice', age: 30 }, { name: 'Bob' }, { note: 'new', name: 'Carol' }])).toEqual([
      ['name', 'age', 'note'],
      ['Alice', '30', ''],
      ['Bob', '', ''],
      ['Carol', '', 'new'],
    ]);
  });

  law(
    'each cell stands in its own column, and cells that a row lacks are empty',
    { rows: raggedRows() },
    ({ rows }) => {
      expect(csvOf(rows)).toEqual(tableOf(rows));
    },
    {
      examples: [
        { rows: [{ a: 'x' }, { b: 'y' }] },
        {
          rows: [
            { a: 'x', b: 'y' },
            { b: 'y', a: 'x' },
          ],
        },
        { rows: [{ a: 'x', constructor: 'y' }, { a: 'x' }] },
        { rows: [{ a: 'x' }, { ['__proto__']: 'y' }] },
        { rows: [{ a: 'x' }, { 10: 'y' }, { 9: 'z' }] },
      ] as { rows: Record<string, string>[] }[],
    },
  );
});

describe('8 ★★★ Text that a spreadsheet would run is made harmless', () => {
  example('a formula is shown, a number stays a number', () => {
    expect(csvOf([{ '=A1': '=1+1', price: -5, change: '-5' }])).toEqual([
      ["'=A1", 'price', 'change'],
      ["'=1+1", '-5', "'-5"],
    ]);
  });

  law(
    'cells and headers get an apostrophe where they need one, and nowhere else',
    { rows: rowsUnder(formulas(), fc.oneof(formulas(), fc.integer({ min: -5, max: 5 }))) },
    ({ rows }) => {
      expect(csvOf(rows)).toEqual(tableOf(rows));
    },
    {
      why: 'the spreadsheet of whoever opens the file runs what a stranger typed in as a name',
      examples: ['=1', '+1', '-1', '@A1', "'tis", '=SUM(A1,B1)', '="a"', ' =1', 'a=1', '\t=1', '\r=1'].map((text) => ({
        rows: [{ name: text, [text]: 'x' }],
      })),
    },
  );

  law('an apostrophe taken off the front gives the text back', { texts: fc.array(formulas()) }, ({ texts }) => {
    const [, ...lines] = csvOf(texts.map((name) => ({ name })));
    expect(lines.map(([cell = '']) => cell.replace(/^'/, ''))).toEqual(texts.map(visible));
  });
});

describe('9 ★★★ Rows stay as they are, and exporters keep nothing', () => {
  law(
    'hooks that change all they get do not change the rows of the caller',
    { rows: raggedRows() },
    ({ rows }) => {
      const before = entriesOf(rows);
      expect(contentOf(new MeddlingExporter().export(rows))).toBe('content');
      expect(entriesOf(rows)).toEqual(before);
    },
    { why: 'the page that shows the rows next shows what an export made of them' },
  );

  law('CSV and JSON leave the rows as they were', { format: formats(), rows: raggedRows() }, ({ format, rows }) => {
    const before = entriesOf(rows);
    exporterOf(format).export(rows);
    expect(entriesOf(rows)).toEqual(before);
  });

  law(
    'each of two exporters reads as if every export were the first, also after one that was refused',
    { format: formats(), batches: tables() },
    ({ format, batches }) => {
      const pair = [exporterOf(format), exporterOf(format)] as const;
      const found = batches.map((rows, i) => readAfter(i % 2 === 0 ? pair[0] : pair[1], format, rows));
      expect([format, ...found]).toEqual([format, ...batches.map((rows) => expectedAfter(format, rows))]);
    },
    { examples: [{ format: 'CSV', batches: [[{ a: 1 }], [{ a: 1 }], [{ b: 2 }], [{ b: 2 }]] }] },
  );
});

function people() {
  return [
    { name: 'Alice', age: 30 },
    { name: 'Bob', age: 25 },
  ];
}
