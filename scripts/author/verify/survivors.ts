import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Kata } from '../../kata/catalog.ts';
import type { DifferenceKind } from './semantic/record/difference.ts';

/** How a mutant is recognised as long as its line and the change stay the same. */
export interface MutantId {
  file: string;
  /** The line of the code, trimmed. */
  line: string;
  /** The code before and after the change. */
  was: string;
  becomes: string;
  /** The semantic operator; absent for Stryker's mutants. */
  operator?: string;
  /** The target of the variant that was changed; absent for the solution. */
  of?: string;
}

/** A mutant that survives, and how it differs from its original if it is a semantic one. */
export interface SurvivingMutant extends MutantId {
  difference?: DifferenceKind;
}

/** A mutant that survives, with the reason why no law should reject it. */
export interface SurvivorEntry extends MutantId {
  why: string;
}

/**
 * All mutants of one semantic operator that differ from their originals in the same way, with the reason why no law
 * should reject any of them. `of`, `file` and `line` narrow the group. Mutants that differ in values always get an
 * entry each.
 */
export interface SurvivorGroup extends Partial<Pick<MutantId, 'of' | 'file' | 'line'>> {
  operator: string;
  difference: Exclude<DifferenceKind, 'values'>;
  why: string;
}

/** One entry of the list of survivors, for a single mutant or for a group. */
export type Survivor = SurvivorEntry | SurvivorGroup;

/** The mutants of a kata that are known to survive: Stryker's, or the semantic ones. */
export function survivorsOf(kata: Kata, kind: 'stryker' | 'semantic'): Survivor[] {
  const list = join(kata.root, 'tests', 'survivors', `${kata.slug}.json`);
  const all = existsSync(list) ? (JSON.parse(readFileSync(list, 'utf8')) as Survivor[]) : [];
  return all.filter(({ operator }) => (operator === undefined) === (kind === 'stryker'));
}

/** Whether an entry of the list means this mutant. */
function matches(mutant: SurvivingMutant, survivor: Survivor): boolean {
  const isGroup = 'difference' in survivor;
  const keys = isGroup
    ? (['operator', 'difference', 'of', 'file', 'line'] as const).filter((key) => survivor[key] !== undefined)
    : (['file', 'line', 'was', 'becomes', 'operator', 'of'] as const);
  return keys.every((key) => mutant[key] === (survivor as Partial<SurvivingMutant>)[key]);
}

/** Whether the list of survivors has this mutant. */
export function isListed(mutant: SurvivingMutant, survivors: readonly Survivor[]): boolean {
  return survivors.some((one) => matches(mutant, one));
}

/** Entries of the list that match no surviving mutant, because it has since been killed or its line has changed. */
export function outdated(survivors: readonly Survivor[], alive: readonly SurvivingMutant[]): Survivor[] {
  return survivors.filter((one) => !alive.some((mutant) => matches(mutant, one)));
}

/** An entry as an author reads it. */
export function entryLine(one: Survivor): string {
  return 'difference' in one
    ? `${one.operator}, ${one.difference}: ${one.why}`
    : `${one.operator === undefined ? '' : `${one.operator}: `}${one.line} → ${one.becomes}`;
}

/**
 * Entries for the list, whose reasons must still be written. Mutants of one operator that differ in the same way get a
 * common entry, unless they differ in values.
 */
export function entriesOf(mutants: readonly SurvivingMutant[]): Survivor[] {
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
