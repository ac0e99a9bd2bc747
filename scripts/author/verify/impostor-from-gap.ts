import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Kata } from '../../kata/catalog.ts';
import { ruleOfSentence, type Gap } from '../../kata/gap.ts';
import { isHelperName } from '../../kata/helper-files.ts';
import { UserError } from '../../platform/errors/user-error.ts';

/**
 * The files of an impostor with the code of a gap: one file for a kata with one file and no helper files, otherwise a folder
 * with the files that differ from the solution's.
 *
 * @returns paths from the root, each with its text
 * @throws {UserError} if the name is invalid, no rule has the sentence, or nothing differs
 */
export function impostorFiles(kata: Kata, gap: Gap, name: string): [string, string][] {
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name)) {
    throw new UserError(
      `"${name}" is not a valid name for an impostor; use small letters and hyphens, such as loses-a-cent`,
      'npm run impostor -- --help',
    );
  }
  const rule = ruleOfSentence(kata, gap.sentence);
  if (!rule) {
    throw new UserError(
      `No rule of kata ${kata.number} still has the sentence of this gap`,
      `git log -- katas/${kata.slug}`,
    );
  }
  const solution = (file: string) => readFileSync(join(kata.root, 'solutions', kata.slug, file), 'utf8');
  const differing = [...gap.files].filter(([file, text]) =>
    kata.files.includes(file) ? text.trim() !== solution(file).trim() : isHelperName(file),
  );
  if (!differing.some(([file]) => kata.files.includes(file))) {
    throw new UserError('The code of this gap is the solution', `npm run prove -- ${kata.number}`);
  }
  const isSingle = kata.files.length === 1 && differing.length === 1;
  const folder = `tests/impostors/${kata.slug}`;
  const support = isSingle ? '../../../katas/support/' : '../../../../katas/support/';
  return differing.map(([file, text], i) => {
    const firstLine = i === 0 ? `// Breaks ${rule.number}: ${gap.sentence}\n` : '';
    const path = isSingle ? `${folder}/${name}.ts` : `${folder}/${name}/${file}`;
    return [path, firstLine + text.replaceAll("'../support/", `'${support}`)];
  });
}
