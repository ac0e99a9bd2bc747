import { UserError } from '../../platform/errors/user-error.ts';
import { showMore } from '../course/diagnostics.ts';
import { participantNumber } from '../course/contacts.ts';
import type { RosterStudent } from '../course/roster.ts';
import type { Submission } from './submission.ts';
import { summarizeNames } from './summarize-names.ts';

/** Which submissions belong to the students of a roster. */
export interface RosterMatch {
  /** Usually one per student. If there are several, it is unclear which of them counts. */
  matched: ReadonlyMap<RosterStudent, readonly Submission[]>;
  /** One sentence each. */
  notes: readonly string[];
}

/** A way to compare ids: they match if they are equal once normalized. */
interface IdComparison {
  normalize: (name: string) => string;
  /** The note for the teacher about such matches. Absent if none is needed. */
  note?: string;
}

const exact: IdComparison = { normalize: toNfc };
const lenient: readonly IdComparison[] = [
  { normalize: (name) => toNfc(name).toLowerCase(), note: 'Matched without regard to case' },
  {
    normalize: (name) =>
      toNfc(name)
        .toLowerCase()
        .replace(/^0+(?=\d+$)/, ''),
    note: 'Matched without regard to leading zeros',
  },
];

/**
 * Matches submissions with a roster: first exactly, and then, if only one student and one submission are that similar,
 * without regard to case, and to the leading zeros that spreadsheets remove.
 *
 * @param pattern finds a student's id in the name of a folder, as its first capturing group
 * @throws {UserError} if the pattern matches no submission, and no folder has an id as its name
 */
export function matchRoster(
  roster: readonly RosterStudent[],
  submissions: readonly Submission[],
  pattern?: RegExp,
): RosterMatch {
  const names = new Map(submissions.map((one) => [one, pattern ? namesByPattern(pattern, one) : namesOf(one)]));
  const [first] = submissions;
  // Folders that `npm run grade -- fetch` makes have the ids as their names.
  const ids = new Set(roster.flatMap(({ id, folder }) => [toNfc(id), toNfc(folder)]));
  const isFound = (one: Submission) => ids.has(toNfc(one.id)) || (pattern && matchedId(pattern, one) !== undefined);
  if (pattern && first && !submissions.some(isFound)) {
    const problem = `"folder" of "roster" is ${pattern.source}, which matches no submission`;
    throw new UserError(`${problem}, for example not ${first.entries?.[0] ?? first.id}`, showMore);
  }
  const isNumbered = pattern !== undefined || submissions.some(({ entries }) => entries !== undefined);
  const idsOf = (student: RosterStudent) => idsOfStudent(student, isNumbered);
  const matched = new Map<RosterStudent, readonly Submission[]>();
  const notes: string[] = [];
  const exactIndex = indexBy(submissions, (one) => names.get(one) ?? [], exact);
  for (const student of roster) {
    const [own] = idsOf(student).flatMap((key) => exactIndex.get(exact.normalize(key)) ?? []);
    if (own) matched.set(student, [...own]);
  }
  for (const { normalize, note } of lenient) {
    const used = new Set([...matched.values()].flat());
    const unmatched = indexBy(
      submissions.filter((one) => !used.has(one)),
      (one) => names.get(one) ?? [],
      { normalize },
    );
    const studentIndex = indexBy(roster, idsOf, { normalize });
    const pairs: string[] = [];
    for (const student of roster.filter((one) => !matched.has(one))) {
      const key = idsOf(student).find((one) => unmatched.has(normalize(one)));
      const [submission, ...others] = key === undefined ? [] : [...(unmatched.get(normalize(key)) ?? [])];
      if (key === undefined || submission === undefined || others.length > 0) continue;
      const spellings = [...(studentIndex.get(normalize(key)) ?? [])]
        .flatMap(idsOf)
        .filter((one) => normalize(one) === normalize(key));
      if (new Set(spellings).size > 1) continue;
      matched.set(student, [submission]);
      const spelling = names.get(submission)?.find((one) => normalize(one) === normalize(key)) ?? submission.id;
      pairs.push(`${spelling} is ${student.id}`);
    }
    notes.push(...summarizeNames(pairs, note ?? ''));
  }
  if (matched.size === 0 && first && roster.length > 0) notes.push(nobodyNote(roster, first, names.get(first) ?? []));
  return { matched, notes };
}

/** Says how the names differ if no submission belongs to anyone, because then a setting is probably wrong. */
function nobodyNote(
  [student]: readonly RosterStudent[],
  { id, entries = [] }: Submission,
  names: readonly string[],
): string {
  const known = [...new Set([entries[0] ?? id, ...names])].join(' or ');
  return `No submission belongs to anyone on the roster, so check "id" and "folder" of "roster": a submission is known as ${known}, and a student as ${student?.id}.`;
}

/** All names by which a submission may be known. */
export function namesOf({ id, entries = [], aliases = [] }: Submission): string[] {
  return [...new Set([id, ...entries, ...aliases])];
}

function namesByPattern(pattern: RegExp, submission: Submission): string[] {
  const found = matchedId(pattern, submission);
  return found === undefined ? namesOf(submission) : [found];
}

function matchedId(pattern: RegExp, { id, entries = [] }: Submission): string | undefined {
  return [id, ...entries].flatMap((name) => pattern.exec(name)?.[1] ?? []).find((found) => found !== '');
}

/** The names that a student's submission may have. Moodle's sheets have `Participant 1234`, its folders `1234`. */
function idsOfStudent({ id, folder }: RosterStudent, isNumbered: boolean): string[] {
  const number = isNumbered ? participantNumber(id) : undefined;
  return [...new Set([folder, id, ...(number === undefined ? [] : [number])])];
}

/** The items by their normalized names. */
function indexBy<T>(
  all: readonly T[],
  namesOfOne: (one: T) => readonly string[],
  { normalize }: IdComparison,
): Map<string, Set<T>> {
  const index = new Map<string, Set<T>>();
  for (const one of all) {
    for (const name of namesOfOne(one)) index.set(normalize(name), (index.get(normalize(name)) ?? new Set()).add(one));
  }
  return index;
}

/** Some file systems store accented letters in decomposed form. */
function toNfc(name: string): string {
  return name.normalize('NFC');
}
