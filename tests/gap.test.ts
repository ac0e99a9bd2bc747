import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { impostorFiles } from '../scripts/author/verify/impostor-from-gap.ts';
import { findKata } from '../scripts/kata/catalog.ts';
import { gapText, parseGap, ruleOfSentence } from '../scripts/kata/gap.ts';
import { webAddress } from '../scripts/platform/git/web-address.ts';
import { createTempWorkbook } from '../scripts/testing/temp-workbook.ts';

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

describe('npm run gap', () => {
  let root: string;

  beforeEach(() => {
    root = createTempWorkbook([findKata('45')]);
  });

  afterEach(() => rmSync(root, { recursive: true, force: true }));

  const gap = (...args: string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/run.cjs', 'gap', ...args], {
      cwd: root,
      encoding: 'utf8',
    });
    return { status, printed: `${stdout}${stderr}`.trim() };
  };

  test('refuses code that a rule has found out, and sentences that nobody wrote', () => {
    expect(gap('45', sentence)).toEqual({
      status: 1,
      printed: 'This is no gap, because rules 1, 2, 3, 4, 5, 6, 7, 8 are red. Try: npm start 45',
    });
    expect(gap('45', 'Nobody', 'says', 'this.').printed).toMatch(
      /^No rule of kata 45 has this sentence.* Try: npm run gap/,
    );
    expect(gap().printed).toMatch(/^A kata and a sentence are needed\. Try: npm run gap/);
    expect(existsSync(join(root, 'gap-45-value-objects.md'))).toBe(false);
  });

  test('packs green code with the sentence', () => {
    const file = join('katas', '45-value-objects', 'value-objects.ts');
    copyFileSync(join('solutions', '45-value-objects', 'value-objects.ts'), join(root, file));
    writeFileSync(join(root, file), `// mine\n${readFileSync(join(root, file), 'utf8')}`);
    const { status, printed } = gap('45', sentence);
    expect(printed).toContain('It is written to gap-45-value-objects.md.\nSend it');
    expect(status).toBe(0);
    const written = parseGap(readFileSync(join(root, 'gap-45-value-objects.md'), 'utf8'));
    expect(written?.files.get('value-objects.ts')).toMatch(/^\/\/ mine\n/);
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
