import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { workbookRoot } from '../platform/workbook-root.ts';
import { drawReadmePictures } from '../author/generate/readme-pictures.ts';
import { generatedFiles } from '../author/generate/generated-files.ts';
import { listTests } from '../author/generate/test-list.ts';
import { listKatas } from '../kata/catalog.ts';
import { defineCommand } from '../platform/cli/define-command.ts';
import { runCommand } from '../platform/run-command.ts';
import { openRunner } from '../runner/runner.ts';

const command = defineCommand('generate', {
  about:
    'Writes all generated files: API blocks, the index, the lists of starters and tests, and the pictures in the README.',
}).action(async () => {
  for (const [path, text] of generatedFiles('as they stand', workbookRoot)) write(path, text);
  const runner = await openRunner();
  try {
    write('katas/tests.json', await listTests(runner, listKatas(workbookRoot)));
    for (const [path, picture] of await drawReadmePictures(runner)) write(path, picture);
  } finally {
    await runner.close();
  }
});

await runCommand(command);

function write(path: string, text: string): void {
  const file = join(workbookRoot, path);
  if (existsSync(file) && readFileSync(file, 'utf8') === text) return;
  writeFileSync(file, text);
  console.log(`wrote ${path}`);
}
