import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Kata } from '../../kata/catalog.ts';

/** How a mutant is recognised as long as its line and the change stay the same. */
export interface MutantId {
  file: string;
  /** The line of the code, trimmed. */
  line: string;
  was: string;
  becomes: string;
  /** The semantic operator; absent for Stryker's mutants. */
  operator?: string;
  /** The variant that was changed, as a target; absent for the solution. */
  of?: string;
}

/** A mutant that survives, with the reason why no law should reject it. */
export interface Survivor extends MutantId {
  why: string;
}

/** The mutants of a kata that are known to survive: Stryker's, or the semantic ones. */
export function survivorsOf(kata: Kata, kind: 'stryker' | 'semantic'): Survivor[] {
  const list = join(kata.root, 'tests', 'survivors', `${kata.slug}.json`);
  const all = existsSync(list) ? (JSON.parse(readFileSync(list, 'utf8')) as Survivor[]) : [];
  return all.filter(({ operator }) => (operator === undefined) === (kind === 'stryker'));
}

/** Whether an entry of the list means this mutant. */
export function isSameMutant(one: MutantId, other: MutantId): boolean {
  return (['file', 'line', 'was', 'becomes', 'operator', 'of'] as const).every((key) => one[key] === other[key]);
}

/** Whether the list of survivors has this mutant. */
export function isListed(mutant: MutantId, survivors: readonly Survivor[]): boolean {
  return survivors.some((one) => isSameMutant(one, mutant));
}

/** Entries of the list that match no surviving mutant, because it is killed by now or its line has changed. */
export function outdated(survivors: readonly Survivor[], alive: readonly MutantId[]): Survivor[] {
  return survivors.filter((one) => !alive.some((mutant) => isSameMutant(one, mutant)));
}

/** An entry for the list. Its reason must still be written. */
export function entryOf({ file, line, was, becomes, operator, of }: MutantId): Survivor {
  return {
    ...(operator === undefined ? {} : { operator }),
    ...(of === undefined ? {} : { of }),
    file,
    line,
    was,
    becomes,
    why: '',
  };
}
