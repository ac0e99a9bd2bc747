import type { Kata } from '../catalog.ts';
import { partOf } from '../part-of.ts';
import { pointsIn, readStatement } from '../statement.ts';

/** How demanding a kata is, read off the points that its rules are worth. */
export function levelOf(points: number): 'gentle' | 'steady' | 'steep' {
  if (points <= 15) return 'gentle';
  return points <= 18 ? 'steady' : 'steep';
}

/** The text of `katas/README.md`: every kata with its level and one line, by part. */
export function indexPage(katas: readonly Kata[]): string {
  const lines = ['# The katas', '', '<!-- Made by `npm run generate` from the statements. -->'];
  let part = '';
  for (const kata of katas) {
    const { number, title, intent, rules } = readStatement(kata.statement);
    if (partOf(number) !== part) {
      part = partOf(number);
      lines.push('', `## ${part}`, '', '| kata | level | points | what it asks |', '| --- | --- | --: | --- |');
    }
    const points = pointsIn(rules);
    lines.push(`| [${number} ${title}](${kata.slug}/README.md) | ${levelOf(points)} | ${points} | ${intent} |`);
  }
  return `${lines.join('\n')}\n`;
}
