import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { listKatas, type Kata } from '../scripts/kata/catalog.ts';
import { workbookRoot } from '../scripts/platform/workbook-root.ts';
import { drawReadmePictures } from '../scripts/author/generate/readme-pictures.ts';
import { generatedFiles } from '../scripts/author/generate/generated-files.ts';
import { openRunner } from '../scripts/runner/runner.ts';

// A learner's starters are solved by and by; in CI they are as they are handed out, or all solved on that branch.
const text = (kata: Kata, folder: string, name: string) => readFileSync(join(workbookRoot, folder, kata.slug, name));
const isSolved = listKatas().every((kata) =>
  kata.files.every((name) => text(kata, 'katas', name).equals(text(kata, 'solutions', name))),
);
const source = process.env['CI'] && !isSolved ? 'as they stand' : 'as handed out';

test.each([...generatedFiles(source, workbookRoot)])(
  '%s is up to date (fix it with: npm run generate)',
  (path, text) => {
    expect(readFileSync(join(workbookRoot, path), 'utf8')).toBe(text);
  },
);

test('the pictures in the README show what the loop shows (fix it with: npm run generate)', async () => {
  const runner = await openRunner();
  const pictures = await drawReadmePictures(runner).finally(() => runner.close());
  for (const [path, picture] of pictures) {
    expect(readFileSync(join(workbookRoot, path), 'utf8'), path).toBe(picture);
  }
});
