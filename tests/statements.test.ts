import { describe, expect, test } from 'vitest';
import { listKatas } from '../scripts/kata/catalog.ts';
import { workbookRoot } from '../scripts/platform/workbook-root.ts';
import { findingsInExample } from '../scripts/author/verify/example-check.ts';
import { statementChecks } from '../scripts/author/verify/statement-checks.ts';
import { starterText } from '../scripts/kata/starters.ts';
import { readStatement } from '../scripts/kata/statement.ts';

test('there are katas', () => {
  expect(listKatas()).not.toEqual([]);
});

describe.each(listKatas())('$slug', (kata) => {
  const statement = readStatement(kata.statement);

  test.each(Object.entries(statementChecks))('%s', (_, check) => {
    const starter = (name: string) => starterText(kata, name);
    expect(check({ kata, statement, starter, root: workbookRoot })).toEqual([]);
  });

  test('its example is true', async () => {
    expect(await findingsInExample(kata)).toEqual([]);
  });
});
