import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { apiOf } from '../generate/api.ts';
import { withApi } from '../generate/generated-files.ts';
import { impostorCode, lawsCode, solutionCode, starterCode, variantCode } from './code.ts';
import type { KataNames } from './names.ts';
import { notesText, statementText } from './prose.ts';

/**
 * The folders of a kata, in the order in which they are moved into place. With the last one, the kata is part of the
 * workbook.
 */
export const partsOfKata = ['solutions', 'tests/impostors', 'tests/variants', 'katas'] as const;

/**
 * The files of a tiny kata that works, with a placeholder before every sentence to be replaced.
 *
 * @returns text by path relative to the root, formatted like the workbook
 */
export async function skeletonOf(names: KataNames, root: string): Promise<Map<string, string>> {
  const { slug, file } = names;
  const tidy = async (path: string, text: string) => {
    const filepath = join(root, path);
    return format(text, { ...(await resolveConfig(filepath)), filepath });
  };
  const starter = await tidy(`katas/${slug}/${file}.ts`, starterCode(names));
  const texts: [path: string, text: string][] = [
    [`katas/${slug}/README.md`, withApi(statementText(names), apiOf([[`${file}.ts`, starter]]))],
    [`katas/${slug}/${file}.ts`, starter],
    [`katas/${slug}/${file}.test.ts`, lawsCode(names)],
    [`solutions/${slug}/${file}.ts`, solutionCode(names)],
    [`solutions/${slug}/NOTES.md`, notesText(names)],
    [`tests/impostors/${slug}/lets-nan-through.ts`, impostorCode(names)],
    [`tests/variants/${slug}/one-loop.ts`, variantCode(names)],
  ];
  return new Map(
    await Promise.all(texts.map(async ([path, text]) => [path, await tidy(path, text)] as [string, string])),
  );
}
