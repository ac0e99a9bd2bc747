import { listKatas, type Kata } from './catalog.ts';
import { workbookRoot } from '../platform/workbook-root.ts';
import { readStatement } from './statement.ts';

/** How demanding a kata is, by the minutes it takes: gentle up to 30, steady up to 45, steep above. */
export const levels = ['gentle', 'steady', 'steep'] as const;
export type Level = (typeof levels)[number];

/** The most minutes that a kata of each level takes. */
export const mostMinutes: Readonly<Record<Level, number>> = { gentle: 30, steady: 45, steep: Infinity };

/** The level of a kata that takes so many minutes. */
export function levelOf(minutes: number): Level {
  return levels.find((level) => minutes <= mostMinutes[level]) ?? 'steep';
}

/** What a level means, as a heading: `Gentle: up to 30 minutes`. */
export function levelHeading(level: Level): string {
  const name = `${level.charAt(0).toUpperCase()}${level.slice(1)}`;
  const before = levels[levels.indexOf(level) - 1];
  if (mostMinutes[level] < Infinity) return `${name}: up to ${mostMinutes[level]} minutes`;
  return before === undefined ? name : `${name}: more than ${mostMinutes[before]} minutes`;
}

/** Orders katas as learners meet them, from the gentle to the steep: by minutes, then by number. */
export function inLearningOrder<Item extends { number: number; minutes: number }>(katas: readonly Item[]): Item[] {
  return katas.toSorted((a, b) => a.minutes - b.minutes || a.number - b.number);
}

/**
 * All katas in the order in which learners meet them. Reports for teachers and authors keep the order of `listKatas`, by
 * number: their columns must not move when a kata gets longer or shorter.
 *
 * @throws {UserError} if the statement or the tests of one are missing
 */
export function listKatasForLearners(root = workbookRoot): (Kata & { minutes: number })[] {
  return inLearningOrder(listKatas(root).map((kata) => ({ ...kata, minutes: readStatement(kata.statement).minutes })));
}

/** Splits what is in learning order by level, in that order. */
export function byLevel<Item extends { minutes: number }>(items: readonly Item[]): [level: Level, items: Item[]][] {
  return levels.flatMap((level): [Level, Item[]][] => {
    const some = items.filter(({ minutes }) => levelOf(minutes) === level);
    return some.length > 0 ? [[level, some]] : [];
  });
}
