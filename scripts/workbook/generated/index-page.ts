import type { Kata } from '../catalog.ts';
import { pointsIn, readStatement } from '../statement.ts';

const parts: readonly [first: number, title: string][] = [
  [29, 'Architecture styles'],
  [32, 'Events'],
  [35, 'Structural patterns'],
  [41, 'Behavioural patterns'],
  [45, 'Domain-driven design'],
  [49, 'CQRS and advanced patterns'],
];

/** The part of the book that a kata belongs to, by its number. */
export function partOf(number: number): string {
  return parts.findLast(([first]) => number >= first)?.[1] ?? 'Others';
}

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
