import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Kata } from '../../kata/catalog.ts';
import type { DifferenceKind } from './semantic/record/difference.ts';

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

/** A mutant that survives, and how it differs from its original if it is a semantic one. */
export interface LivingMutant extends MutantId {
  difference?: DifferenceKind;
}

/** A mutant that survives, with the reason why no law should reject it. */
export interface SurvivorEntry extends MutantId {
  why: string;
}

/**
 * All mutants of one semantic operator that differ from their originals in the same way, with the reason why no law
 * should reject any of them. `of`, `file` and `line` limit it. Different values are always listed one by one.
 */
export interface SurvivorGroup extends Partial<Pick<MutantId, 'of' | 'file' | 'line'>> {
  operator: string;
  difference: Exclude<DifferenceKind, 'values'>;
  why: string;
}

export type Survivor = SurvivorEntry | SurvivorGroup;

/** The mutants of a kata that are known to survive: Stryker's, or the semantic ones. */
export function survivorsOf(kata: Kata, kind: 'stryker' | 'semantic'): Survivor[] {
  const list = join(kata.root, 'tests', 'survivors', `${kata.slug}.json`);
  const all = existsSync(list) ? (JSON.parse(readFileSync(list, 'utf8')) as Survivor[]) : [];
  return all.filter(({ operator }) => (operator === undefined) === (kind === 'stryker'));
}

/** Whether an entry of the list means this mutant. */
function isMeant(mutant: LivingMutant, survivor: Survivor): boolean {
  const isGroup = 'difference' in survivor;
  const keys = isGroup
    ? (['operator', 'difference', 'of', 'file', 'line'] as const).filter((key) => survivor[key] !== undefined)
    : (['file', 'line', 'was', 'becomes', 'operator', 'of'] as const);
  return keys.every((key) => mutant[key] === (survivor as Partial<LivingMutant>)[key]);
}

/** Whether the list of survivors has this mutant. */
export function isListed(mutant: LivingMutant, survivors: readonly Survivor[]): boolean {
  return survivors.some((one) => isMeant(mutant, one));
}

/** Entries of the list that match no surviving mutant, because it is killed by now or its line has changed. */
export function outdated(survivors: readonly Survivor[], alive: readonly LivingMutant[]): Survivor[] {
  return survivors.filter((one) => !alive.some((mutant) => isMeant(mutant, one)));
}

/** An entry as an author reads it. */
export function entryLine(one: Survivor): string {
  return 'difference' in one
    ? `${one.operator}, ${one.difference}: ${one.why}`
    : `${one.operator === undefined ? '' : `${one.operator}: `}${one.line} → ${one.becomes}`;
}

/**
 * Entries for the list, whose reasons must still be written. Mutants of one operator that differ in the same way get a
 * common entry, except for different values.
 */
export function entriesOf(mutants: readonly LivingMutant[]): Survivor[] {
  const entries = mutants.map((mutant): Survivor => {
    const { operator, difference } = mutant;
    return operator === undefined || difference === undefined || difference === 'values'
      ? entryOf(mutant)
      : { operator, difference, why: '' };
  });
  return [...new Map(entries.map((entry) => [JSON.stringify(entry), entry])).values()];
}

function entryOf({ file, line, was, becomes, operator, of }: MutantId): SurvivorEntry {
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
