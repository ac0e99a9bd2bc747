import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { workbookRoot } from './workbook/catalog.ts';
import { generatedFiles } from './workbook/generated/generated-files.ts';

for (const [path, text] of generatedFiles('as they stand')) {
  const file = join(workbookRoot, path);
  if (existsSync(file) && readFileSync(file, 'utf8') === text) continue;
  writeFileSync(file, text);
  console.log(`wrote ${path}`);
}
