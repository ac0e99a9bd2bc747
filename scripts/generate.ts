import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { workbookRoot } from './workbook/catalog.ts';
import { drawTerminal, terminalPicture } from './workbook/generated/draw-terminal.ts';
import { generatedFiles } from './workbook/generated/generated-files.ts';
import { main } from './workbook/main.ts';

// Writes every file that is made from others: API blocks, the index, the list of starters, the README's picture.
await main(async () => {
  for (const [path, text] of generatedFiles('as they stand')) write(path, text);
  write(terminalPicture, await drawTerminal());
});

function write(path: string, text: string): void {
  const file = join(workbookRoot, path);
  if (existsSync(file) && readFileSync(file, 'utf8') === text) return;
  writeFileSync(file, text);
  console.log(`wrote ${path}`);
}
