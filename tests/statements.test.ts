import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync, Visitor } from 'vite';
import { describe, expect, test } from 'vitest';
import { codeIn, listKatas, workbookRoot } from '../scripts/workbook/catalog.ts';
import { exportedNames } from '../scripts/workbook/preflight.ts';
import { runExample } from '../scripts/workbook/proof/example.ts';
import { starterText } from '../scripts/workbook/starters.ts';
import { readStatement } from '../scripts/workbook/statement.ts';

test('there are katas', () => {
  expect(listKatas()).not.toEqual([]);
});

describe.each(listKatas())('$slug', (kata) => {
  const statement = readStatement(kata.statement);
  const solved = join(workbookRoot, 'solutions', kata.slug);

  test('its title carries the number of its folder', () => {
    expect(statement.number).toBe(kata.number);
  });

  test('its rules are the describes of its tests, in the same order', () => {
    expect(describesOf(readFileSync(kata.tests, 'utf8'))).toEqual(statement.rules.map(({ heading }) => heading));
  });

  test('it has five to nine rules, numbered from 1, of all three levels', () => {
    expect(statement.rules.map(({ number }) => number)).toEqual(statement.rules.map((_, i) => i + 1));
    expect(statement.rules.length).toBeGreaterThanOrEqual(5);
    expect(statement.rules.length).toBeLessThanOrEqual(9);
    expect(new Set(statement.rules.map(({ stars }) => stars))).toEqual(new Set([1, 2, 3]));
  });

  test('it has all sections, in their order, and three hints', () => {
    expect([...statement.sections.keys()]).toEqual(['Situation', 'API', 'Example', 'Rules', 'Out of scope', 'Hints']);
    expect(statement.hints).toHaveLength(3);
    expect(statement.hints.every((hint) => hint.length > 20)).toBe(true);
  });

  test('it takes 180 to 350 words to get to the rules, and at most 60 to tell the situation', () => {
    const before = readFileSync(kata.statement, 'utf8').split('\n## Rules')[0] ?? '';
    expect(wordsIn(before)).toBeLessThanOrEqual(350);
    expect(wordsIn(statement.sections.get('Situation') ?? '')).toBeLessThanOrEqual(60);
  });

  test('starter and solution have the same files and export the same names', () => {
    expect(codeIn(solved).toSorted()).toEqual(kata.files.toSorted());
    for (const name of kata.files) {
      const solution = readFileSync(join(solved, name), 'utf8');
      expect(namesIn(solution), name).toEqual(namesIn(starterText(kata, name)));
    }
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

  test('its solution has notes', () => {
    expect(wordsIn(readFileSync(join(solved, 'NOTES.md'), 'utf8'))).toBeGreaterThan(100);
  });
});

/** The titles of the outermost describes, as written. */
function describesOf(source: string): string[] {
  const titles: string[] = [];
  new Visitor({
    CallExpression: ({ callee, arguments: [title] }) => {
      if (callee.type === 'Identifier' && callee.name === 'describe' && title?.type === 'Literal')
        titles.push(String(title.value));
    },
  }).visit(parseSync('kata.test.ts', source).program);
  return titles;
}

function namesIn(source: string): Set<string> | undefined {
  return exportedNames(parseSync('module.ts', source).program);
}

/** Words of prose: code blocks and diagrams are not counted. */
function wordsIn(markdown: string): number {
  return markdown
    .replaceAll(/```[\s\S]*?```/g, '')
    .split(/\s+/)
    .filter((word) => /\w/.test(word)).length;
}
