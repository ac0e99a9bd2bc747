/** The first difference between two recordings of the same test. */
export interface Difference {
  test: string;
  kind: DifferenceKind;
  /** Which event of the test it is, counted from 1. */
  event: number;
  original: string;
  mutant: string;
}

/**
 * How much two recordings differ:
 *
 * - `frozen`: objects are frozen in one of them only
 * - `identity`: an object is the same as an earlier one in one of them only
 * - `order`: the same events happen in another order
 * - `values`: anything else, such as another call or another result
 */
export type DifferenceKind = 'frozen' | 'identity' | 'order' | 'values';

const weights = ['values', 'order', 'identity', 'frozen'] satisfies DifferenceKind[];

/** For sorting: differences that a law most probably should have noticed come first. */
export function byWeight(one: Difference, other: Difference): number {
  return weights.indexOf(one.kind) - weights.indexOf(other.kind);
}

/** Compares the events of a test run on a mutant with those on its original. Undefined if they are the same. */
export function compareEvents(
  test: string,
  original: readonly string[],
  mutant: readonly string[],
): Difference | undefined {
  if (isSame(original, mutant)) return undefined;
  const [originalContents, mutantContents] = [original.map(contentOf), mutant.map(contentOf)];
  const differsInFrozen = countFrozen(original) !== countFrozen(mutant);
  const kind = kindOf(originalContents, mutantContents, differsInFrozen);
  // Of events that differ in their values only later, the first that does so is shown.
  const at = kind === 'values' ? firstDifference(originalContents, mutantContents) : firstDifference(original, mutant);
  return {
    test,
    kind,
    event: at + 1,
    original: original[at] ?? 'nothing more',
    mutant: mutant[at] ?? 'nothing more',
  };
}

/**
 * The kind of a difference between two recordings.
 *
 * @param differsInFrozen whether one of them has more frozen objects
 */
function kindOf(
  originalContents: readonly string[],
  mutantContents: readonly string[],
  differsInFrozen: boolean,
): DifferenceKind {
  if (isSame(originalContents, mutantContents)) return differsInFrozen ? 'frozen' : 'identity';
  return isSame(originalContents.toSorted(), mutantContents.toSorted()) ? 'order' : 'values';
}

/** The position of the first event that differs, counted from 0. One may have fewer events. */
function firstDifference(some: readonly string[], others: readonly string[]): number {
  const at = some.findIndex((one, i) => one !== others[i]);
  return at === -1 ? some.length : at;
}

function isSame(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((one, i) => one === others[i]);
}

/** A string as it is written in an event, or a mark that `describeValue` makes. */
const stringOrMark = /"(?:[^"\\]|\\.)*"| #\d+| frozen\b/g;

/** An event without the marks that say which object a value is, and whether it is frozen. */
function contentOf(event: string): string {
  return event.replaceAll(stringOrMark, (found) => (found.startsWith('"') ? found : ''));
}

function countFrozen(events: readonly string[]): number {
  return events.flatMap((event) => event.match(stringOrMark) ?? []).filter((mark) => mark === ' frozen').length;
}
