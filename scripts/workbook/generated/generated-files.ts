import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listKatas, workbookRoot, type Kata } from '../catalog.ts';
import { apiOf } from './api.ts';
import { indexPage } from './index-page.ts';

/**
 * Every file of the workbook that is made from others, wholly or in part, with the text it should have now.
 *
 * @returns text by path relative to the root
 */
export function generatedFiles(root = workbookRoot): Map<string, string> {
  const katas = listKatas(root).filter(({ statement }) => existsSync(statement));
  return new Map([
    ['katas/README.md', indexPage(katas)],
    ['katas/starters.json', `${JSON.stringify(starters(katas), null, 2)}\n`],
    ...katas.map((kata): [string, string] => [`katas/${kata.slug}/README.md`, withApi(kata)]),
  ]);
}

/** The id that git gives to a file of this content. */
export function blobId(content: Buffer): string {
  return createHash('sha1').update(`blob ${content.length}\0`).update(content).digest('hex');
}

/** Git's ids of the starters as they are handed out: what `reset` brings back, whatever was committed since. */
function starters(katas: readonly Kata[]): Record<string, string> {
  return Object.fromEntries(
    katas.flatMap((kata) =>
      kata.files.map((name) => [`${kata.slug}/${name}`, blobId(readFileSync(join(kata.folder, name)))] as const),
    ),
  );
}

function withApi(kata: Kata): string {
  const statement = readFileSync(kata.statement, 'utf8');
  return statement.replace(/(## API\n+```ts\n)[\s\S]*?```/, (_, head: string) => `${head}${apiOf(kata)}\n\`\`\``);
}
