import { join } from 'node:path';
import { readFileSync } from 'node:fs';
import type { Kata } from './catalog.ts';
import { helpersOf } from './helper-files.ts';
import { parseRule, type Rule } from './statement.ts';

/** Code that breaks a sentence of a statement, although every rule holds. */
export interface Gap {
  /** The slug of the kata. */
  slug: string;
  /** The sentence, as written in the statement. */
  sentence: string;
  /** The learner's code, by the names of the kata's files and of its helper files. */
  files: ReadonlyMap<string, string>;
}

/** The text of a gap, as a page that people and `parseGap` can read. */
export function gapText({ slug, sentence, files }: Gap): string {
  const code = [...files].map(([name, text]) => `## ${name}\n\n\`\`\`\`ts\n${text.trimEnd()}\n\`\`\`\`\n`);
  return [
    `# Gap in ${slug}`,
    '',
    'All rules hold, but this code breaks the sentence:',
    '',
    `> ${sentence}`,
    '',
    ...code,
  ].join('\n');
}

/** Reads a page that `gapText` has written. Undefined if it does not report a gap. */
export function parseGap(page: string): Gap | undefined {
  const text = page.replaceAll('\r\n', '\n');
  const slug = /^# Gap in (\d\d-[\w-]+)$/m.exec(text)?.[1];
  const sentence = /^> (.+)$/m.exec(text)?.[1];
  if (slug === undefined || sentence === undefined) return undefined;
  const files = [...text.matchAll(/^## ([\w.-]+\.ts)\n\n````ts\n([\s\S]*?)\n````$/gm)].map(
    ([, name = '', code = '']): [string, string] => [name, `${code}\n`],
  );
  return files.length === 0 ? undefined : { slug, sentence, files: new Map(files) };
}

/** The rule whose text contains a sentence. Undefined if there is none. Emphasis and white space do not count. */
export function ruleOfSentence(kata: Pick<Kata, 'statement'>, sentence: string): Rule | undefined {
  const wanted = plainText(sentence);
  if (wanted === '') return undefined;
  const [, rules = ''] = readFileSync(kata.statement, 'utf8').split(/^## Rules$/m);
  const [body = ''] = rules.split(/^## /m);
  return body
    .split(/^### /m)
    .filter((part) => plainText(part).includes(wanted))
    .map((part) => parseRule(part.split('\n')[0]?.trim() ?? ''))
    .find((rule) => rule !== undefined);
}

/** The learner's code of a kata, with its helper files. */
export function filesOf(kata: Pick<Kata, 'folder' | 'files'>): Map<string, string> {
  const own = kata.files.map((name): [string, string] => [name, readFileSync(join(kata.folder, name), 'utf8')]);
  const helpers = [...helpersOf(kata)].map(([name, content]): [string, string] => [name, content.toString('utf8')]);
  return new Map([...own, ...helpers]);
}

/** Text without Markdown's emphasis and backticks, on one line. */
function plainText(text: string): string {
  return text.replaceAll(/[`_*]/g, '').replaceAll(/\s+/g, ' ').trim();
}
