import type { Kata } from '../../kata/catalog.ts';
import { byLevel, inLearningOrder, levelHeading } from '../../kata/learning-order.ts';
import { chapterOf } from '../../kata/chapters.ts';
import { pointsIn, readStatement, type Statement } from '../../kata/statement.ts';

/**
 * The text of `katas/README.md`: every kata with its time, points, chapter and intent, from gentle to steep.
 */
export function indexPage(katas: readonly Kata[]): string {
  const entries = inLearningOrder(katas.map(({ slug, statement }) => ({ slug, ...readStatement(statement) })));
  const tables = byLevel(entries).flatMap(([level, entriesOfLevel]) => [
    '',
    `## ${levelHeading(level)}`,
    '',
    '| kata | minutes | points | chapter | what you do |',
    '| --- | --: | --: | --- | --- |',
    ...entriesOfLevel.map(row),
  ]);
  return `${['# The katas', '', '<!-- Made by `npm run generate` from the statements. -->', ...tables].join('\n')}\n`;
}

function row({ slug, number, title, minutes, intent, rules }: Statement & { slug: string }): string {
  const kata = `[${number} ${title}](${slug}/README.md)`;
  return `| ${kata} | ${minutes} | ${pointsIn(rules)} | ${chapterOf(number)} | ${intent} |`;
}
