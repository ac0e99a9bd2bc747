import { listKatas, type Kata } from './catalog.ts';
import { readStatement } from './statement.ts';

/** How demanding a kata is, by the minutes it takes: gentle up to 30, steady up to 45, steep above. */
export const levels = ['gentle', 'steady', 'steep'] as const;
export type Level = (typeof levels)[number];

/** The maximum number of minutes that a kata of each level takes. */
export const maxMinutes: Readonly<Record<Level, number>> = { gentle: 30, steady: 45, steep: Infinity };

/** The level of a kata that takes this many minutes. */
export function levelOf(minutes: number): Level {
  return levels.find((level) => minutes <= maxMinutes[level]) ?? 'steep';
}

/** The heading of a level: `Gentle: up to 30 minutes`. */
export function levelHeading(level: Level): string {
  const name = `${level.charAt(0).toUpperCase()}${level.slice(1)}`;
  const easier = levels[levels.indexOf(level) - 1];
  if (maxMinutes[level] < Infinity) return `${name}: up to ${maxMinutes[level]} minutes`;
  return easier === undefined ? name : `${name}: more than ${maxMinutes[easier]} minutes`;
}

/** Sorts katas as learners see them, from gentle to steep: by minutes, and then by number. */
export function inLearningOrder<Item extends { number: number; minutes: number }>(katas: readonly Item[]): Item[] {
  return katas.toSorted((a, b) => a.minutes - b.minutes || a.number - b.number);
}

/**
 * All katas in the order in which learners see them. Reports for teachers and authors are sorted by number, like
 * `listKatas`. Their columns must not move when a kata gets longer or shorter.
 *
 * @throws {UserError} if the statement or the tests of one are missing
 */
export function listKatasForLearners(root: string): (Kata & { minutes: number })[] {
  return inLearningOrder(listKatas(root).map((kata) => ({ ...kata, minutes: readStatement(kata.statement).minutes })));
}

/** Groups a sorted list by level. */
export function byLevel<Item extends { minutes: number }>(items: readonly Item[]): [level: Level, items: Item[]][] {
  return levels.flatMap((level): [Level, Item[]][] => {
    const onLevel = items.filter(({ minutes }) => levelOf(minutes) === level);
    return onLevel.length > 0 ? [[level, onLevel]] : [];
  });
}
