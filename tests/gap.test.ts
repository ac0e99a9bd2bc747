import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { impostorFiles } from '../scripts/author/verify/impostor-from-gap.ts';
import { findKata } from '../scripts/kata/catalog.ts';
import { gapText, parseGap, ruleOfSentence } from '../scripts/kata/gap.ts';
import { webAddress } from '../scripts/platform/git/web-address.ts';

const sentence = '`add` throws a `CurrencyMismatchError`, even if one of the amounts is zero.';

describe('a gap', () => {
  test('is read as it was written, whatever the code holds', () => {
    const files = new Map([
      ['a.ts', 'const a = `\n```ts\n## b.ts\n`;\n'],
      ['b.ts', '// two\n'],
    ]);
    const gap = { slug: '45-value-objects', sentence, files };
    expect(parseGap(gapText(gap))).toEqual(gap);
    expect(parseGap(gapText(gap).replaceAll('\n', '\r\n'))).toEqual(gap);
    expect(parseGap('# Something else\n')).toBeUndefined();
  });

  test('names the rule that has its sentence, however that is wrapped or marked', () => {
    const kata = findKata('45');
    for (const quoted of [sentence, 'add throws a CurrencyMismatchError, even if one\n of the amounts is zero']) {
      expect(ruleOfSentence(kata, quoted)?.number).toBe(4);
    }
    for (const other of ['Nobody says this.', '', ' ', 'Do the tests contain anything?']) {
      expect(ruleOfSentence(kata, other)).toBeUndefined();
    }
  });

  test('becomes an impostor: a file, or a folder with the files that differ', () => {
    const one = findKata('45');
    const [[path = '', text = ''] = []] = impostorFiles(
      one,
      {
        slug: one.slug,
        sentence,
        files: new Map([['value-objects.ts', "import { todo } from '../support/todo.ts';\n"]]),
      },
      'adds-zero',
    );
    expect(path).toBe('tests/impostors/45-value-objects/adds-zero.ts');
    expect(text).toBe(`// Breaks 4: ${sentence}\nimport { todo } from '../../../katas/support/todo.ts';\n`);
    const several = findKata('29');
    const files = new Map(
      several.files.map((name): [string, string] => [
        name,
        readFileSync(join('solutions', several.slug, name), 'utf8') + (name === 'core.ts' ? '// changed\n' : ''),
      ]),
    );
    const rule = 'If `save` fails, `register` rejects with the same error and sends no welcome.';
    const made = impostorFiles(several, { slug: several.slug, sentence: rule, files }, 'welcomes-anyway');
    expect(made.map(([to]) => to)).toEqual(['tests/impostors/29-hexagonal/welcomes-anyway/core.ts']);
    expect(made[0]?.[1]).toMatch(/^\/\/ Breaks 7: If/);
  });
});

test.each([
  ['https://github.com/a/b.git', 'https://github.com/a/b'],
  ['git@github.com:a/b.git', 'https://github.com/a/b'],
  ['ssh://git@host.example:2222/a/b.git', 'https://host.example/a/b'],
  ['https://user:secret@host.example/a/b', 'https://host.example/a/b'],
  ['/srv/git/workbook', undefined],
  ['../workbook', undefined],
])('%s is the page %s', (url, page) => {
  expect(webAddress(url)).toBe(page);
});
