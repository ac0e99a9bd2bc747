import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listKatas, type Kata } from '../../kata/catalog.ts';
import { isLawsFile } from '../../kata/paths.ts';
import { blobId, starterText } from '../../kata/starters.ts';
import { apiOf } from './api.ts';
import { indexPage } from './index-page.ts';

/** Where the starters are read from: the folders as they are now, or the original versions. */
export type StarterSource = 'as they stand' | 'as handed out';

/**
 * Every file of the workbook that is generated from others, entirely or in part, with its current content.
 *
 * @returns text by path relative to the root
 */
export function generatedFiles(source: StarterSource, root: string): Map<string, string> {
  const katas = listKatas(root).filter(({ statement }) => existsSync(statement));
  const read = (kata: Kata, name: string) =>
    source === 'as handed out' ? starterText(kata, name) : readFileSync(join(kata.folder, name), 'utf8');
  return new Map([
    ['katas/README.md', indexPage(katas)],
    ['katas/starters.json', starterList(starterIds(katas, read))],
    ...katas.map((kata): [string, string] => [
      `katas/${kata.slug}/README.md`,
      withApi(readFileSync(kata.statement, 'utf8'), apiOf(kata.files.map((name) => [name, read(kata, name)]))),
    ]),
  ]);
}

/** The text of `katas/starters.json`, by kata. */
export function starterList(ids: Readonly<Record<string, string>>): string {
  const slugOf = (path: string) => path.split('/')[0] ?? '';
  // Files of one kata stay in their order.
  const entries = Object.entries(ids).toSorted(([a], [b]) => slugOf(a).localeCompare(slugOf(b), 'en'));
  return `${JSON.stringify(Object.fromEntries(entries), null, 2)}\n`;
}

/** A statement with these signatures in the code block below `## API`. */
export function withApi(statement: string, api: string): string {
  return statement.replace(/(## API\n+```ts\n)[\s\S]*?```/, (_, head: string) => `${head}${api}\n\`\`\``);
}

type Read = (kata: Kata, name: string) => string;

/** Git's ids of the starters, which `reset` restores even after later commits. */
function starterIds(katas: readonly Kata[], read: Read): Record<string, string> {
  return Object.fromEntries(
    katas.flatMap((kata) =>
      [...kata.files, ...lawsOf(kata)].map((name) => [`${kata.slug}/${name}`, blobId(read(kata, name))] as const),
    ),
  );
}

/** The laws that a learner writes, which are a starter, too. */
function lawsOf({ folder }: Kata): string[] {
  return readdirSync(folder).filter(isLawsFile);
}
