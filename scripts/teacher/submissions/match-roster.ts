import { UserError } from '../../platform/errors/user-error.ts';
import { showMore } from '../course/diagnostics.ts';
import { participantNumber } from '../course/contacts.ts';
import type { RosterStudent } from '../course/roster.ts';
import type { Submission } from './submission.ts';
import { summarizeNames } from './summarize-names.ts';

/** Which submissions belong to the students of a roster. */
export interface RosterMatch {
  /** A student with several submissions has one too many. */
  matched: ReadonlyMap<RosterStudent, readonly Submission[]>;
  /** One sentence each. */
  notes: readonly string[];
}

/** A way to compare ids. */
interface Likeness {
  same: (name: string) => string;
  /** What a teacher is told about such a match. Absent if there is nothing to tell. */
  told?: string;
}

const exact: Likeness = { same: plain };
const similar: readonly Likeness[] = [
  { same: (name) => plain(name).toLowerCase(), told: 'Matched without regard to case' },
  {
    same: (name) =>
      plain(name)
        .toLowerCase()
        .replace(/^0+(?=\d+$)/, ''),
    told: 'Matched without regard to leading zeros',
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
  const names = new Map(submissions.map((one) => [one, pattern ? namesBy(pattern, one) : namesOf(one)]));
  const [first] = submissions;
  // Folders that `npm run grade -- fetch` makes have the ids as their names.
  const ids = new Set(roster.flatMap(({ id, folder }) => [plain(id), plain(folder)]));
  const isFound = (one: Submission) => ids.has(plain(one.id)) || (pattern && foundBy(pattern, one) !== undefined);
  if (pattern && first && !submissions.some(isFound)) {
    const problem = `"folder" of "roster" is ${pattern.source}, which matches no submission`;
    throw new UserError(`${problem}, for example not ${first.entries?.[0] ?? first.id}`, showMore);
  }
  const isNumbered = pattern !== undefined || submissions.some(({ entries }) => entries !== undefined);
  const keysOf = (student: RosterStudent) => keysOfOne(student, isNumbered);
  const matched = new Map<RosterStudent, readonly Submission[]>();
  const notes: string[] = [];
  const exactly = indexed(submissions, (one) => names.get(one) ?? [], exact);
  for (const student of roster) {
    const [own] = keysOf(student).flatMap((key) => exactly.get(exact.same(key)) ?? []);
    if (own) matched.set(student, [...own]);
  }
  for (const { same, told } of similar) {
    const used = new Set([...matched.values()].flat());
    const left = indexed(
      submissions.filter((one) => !used.has(one)),
      (one) => names.get(one) ?? [],
      { same },
    );
    const alike = indexed(roster, keysOf, { same });
    const pairs: string[] = [];
    for (const student of roster.filter((one) => !matched.has(one))) {
      const key = keysOf(student).find((one) => left.has(same(one)));
      const [submission, ...others] = key === undefined ? [] : [...(left.get(same(key)) ?? [])];
      if (key === undefined || submission === undefined || others.length > 0) continue;
      const spellings = [...(alike.get(same(key)) ?? [])].flatMap(keysOf).filter((one) => same(one) === same(key));
      if (new Set(spellings).size > 1) continue;
      matched.set(student, [submission]);
      const spelling = names.get(submission)?.find((one) => same(one) === same(key)) ?? submission.id;
      pairs.push(`${spelling} is ${student.id}`);
    }
    notes.push(...summarizeNames(pairs, told ?? ''));
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

function namesBy(pattern: RegExp, submission: Submission): string[] {
  const found = foundBy(pattern, submission);
  return found === undefined ? namesOf(submission) : [found];
}

function foundBy(pattern: RegExp, { id, entries = [] }: Submission): string | undefined {
  return [id, ...entries].flatMap((name) => pattern.exec(name)?.[1] ?? []).find((found) => found !== '');
}

/** The names that a student's submission may have. Moodle's sheets have `Participant 1234`, its folders `1234`. */
function keysOfOne({ id, folder }: RosterStudent, isNumbered: boolean): string[] {
  const number = isNumbered ? participantNumber(id) : undefined;
  return [...new Set([folder, id, ...(number === undefined ? [] : [number])])];
}

function indexed<T>(
  all: readonly T[],
  namesOfOne: (one: T) => readonly string[],
  { same }: Likeness,
): Map<string, Set<T>> {
  const index = new Map<string, Set<T>>();
  for (const one of all) {
    for (const name of namesOfOne(one)) index.set(same(name), (index.get(same(name)) ?? new Set()).add(one));
  }
  return index;
}

/** Some file systems store accented letters in decomposed form. */
function plain(name: string): string {
  return name.normalize('NFC');
}
