import { describe, expect, test } from 'vitest';
import { listKatas, workbookRoot } from '../scripts/workbook/catalog.ts';
import { findingsInExample } from '../scripts/workbook/proof/example-check.ts';
import { firstEdition } from '../scripts/workbook/proof/first-edition.ts';
import { statementChecks } from '../scripts/workbook/proof/statement-checks.ts';
import { starterText } from '../scripts/workbook/starters.ts';
import { readStatement } from '../scripts/workbook/statement.ts';

test('there are katas', () => {
  expect(listKatas()).not.toEqual([]);
});

test('the list of the first edition names katas that are there', () => {
  const slugs = listKatas().map(({ slug }) => slug);
  expect(firstEdition.filter((slug) => !slugs.includes(slug))).toEqual([]);
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
