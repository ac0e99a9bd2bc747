import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { listKatas, workbookRoot } from '../scripts/workbook/catalog.ts';
import { runExample } from '../scripts/workbook/proof/example.ts';
import { statementChecks } from '../scripts/workbook/proof/statement-checks.ts';
import { starterText } from '../scripts/workbook/starters.ts';
import { readStatement } from '../scripts/workbook/statement.ts';

test('there are katas', () => {
  expect(listKatas()).not.toEqual([]);
});

describe.each(listKatas())('$slug', (kata) => {
  const statement = readStatement(kata.statement);
  const solved = join(workbookRoot, 'solutions', kata.slug);

  test.each(Object.entries(statementChecks))('%s', (_, check) => {
    const starter = (name: string) => starterText(kata, name);
    expect(check({ kata, statement, starter, root: workbookRoot })).toEqual([]);
  });

  test('its example is true', async () => {
    const scope: Record<string, unknown> = {};
    // One after the other: layers that import one another and are loaded at once may be evaluated twice.
    for (const name of kata.files) {
      // oxlint-disable-next-line no-await-in-loop
      Object.assign(scope, await import(/* @vite-ignore */ join(solved, name)));
    }
    const claims = await runExample(statement.example, scope);
    expect(claims.length).toBeGreaterThan(0);
    for (const { line, actual, expected } of claims) expect(actual, line).toEqual(expected);
  });
});
