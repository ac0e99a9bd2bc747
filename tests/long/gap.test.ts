import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findKata } from '../../scripts/kata/catalog.ts';
import { parseGap } from '../../scripts/kata/gap.ts';
import { createTempWorkbook, removeFolder } from '../../scripts/testing/temp-workbook.ts';
import { runScript } from '../support/run-script.ts';

const sentence = '`add` throws a `CurrencyMismatchError`, even if one of the amounts is zero.';

describe('npm run gap', () => {
  let root: string;

  beforeEach(() => {
    root = createTempWorkbook([findKata('45')]);
  });

  afterEach(() => removeFolder(root));

  const gap = (...args: string[]) => {
    const { status, output, errors } = runScript(root, ['gap', ...args]);
    return { status, printed: `${output}${errors}`.trim() };
  };

  test('refuses code that a rule has found out, and sentences that nobody wrote', () => {
    expect(gap('45', sentence)).toEqual({
      status: 1,
      printed: 'This is not a gap, because rules 1, 2, 3, 4, 5, 6, 7, 8 do not hold. Try: npm start 45',
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
    expect(printed).toContain('If your code really breaks this sentence, send gap-45-value-objects.md ');
    expect(status).toBe(0);
    const written = parseGap(readFileSync(join(root, 'gap-45-value-objects.md'), 'utf8'));
    expect(written?.files.get('value-objects.ts')).toMatch(/^\/\/ mine\n/);
  });
});
