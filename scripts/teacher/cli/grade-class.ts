import { existsSync, mkdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { Kata } from '../../kata/catalog.ts';
import { workbookRoot } from '../../platform/workbook-root.ts';
import { UserError } from '../../platform/errors/user-error.ts';
import { mapConcurrently } from '../../platform/map-concurrently.ts';
import { computeGradebook } from '../grading/compute-gradebook.ts';
import type { Course } from '../course/course.ts';
import { everyKata, readCourse } from '../course/read-course.ts';
import { foreignSheetNotes, maximumNotes } from '../course/roster-sheet.ts';
import { gradeInto } from '../grading/grade.ts';
import type { Gradebook, Student } from '../grading/gradebook.ts';
import { GradeStore, recordsName, seedOf, settingsName } from '../grading/store.ts';
import { summarizeNames } from '../submissions/summarize-names.ts';
import { findSubmissions } from '../submissions/find-submissions.ts';
import { students, type Participant } from '../submissions/students.ts';
import { unreadable, type Submission, type SubmittedFiles } from '../submissions/submission.ts';
import type { GradingJob } from '../grading/grading-job.ts';
import { unfilled } from '../reports/fill-sheet.ts';
import { partOf, type GradeCommand } from './arguments.ts';
import { showProgress, type Progress } from './progress-bar.ts';

/** The result of grading, and what the teacher should know about it. */
export interface Graded {
  book: Gradebook;
  /** One sentence each. */
  notes: readonly string[];
}

/** Grades a class, or continues an interrupted run. */
export async function gradeClass({
  path,
  course: file,
  out,
  at,
  jobs,
  shard,
  seed,
  fresh,
}: Extract<GradeCommand, { does: 'grade' }>): Promise<Graded> {
  const course = readCourseOrDefault(file);
  const katas = course.katas.map(({ kata }) => kata);
  const answersFolder = fresh ? undefined : join(workbookRoot, '.cache', 'clones');
  const found = await findSubmissions(path, { at, timeZone: course.timeZone, katas, answersFolder });
  const store = new GradeStore(out);
  const earlier = new Set(store.current().map(({ student }) => student));
  const everybody = students(course, found.submissions, (id) => earlier.has(id));
  const participants = partOf(everybody.participants, shard);
  const { units, notes } = await readUnits(participants, course, showProgress('Reading'));
  mkdirSync(out, { recursive: true });
  const bar = showProgress();
  await gradeInto(units, {
    root: workbookRoot,
    store,
    jobs,
    seed: seedOf(out, seed),
    fresh,
    begin: (count) => bar.begin(count),
    graded: (_, wasRun) => wasRun && bar.step(),
  });
  bar.end();
  const listed = participants.map(({ student, submission }) =>
    submission ? student : { ...student, hasSubmitted: false },
  );
  const book = computeGradebook(course, listed, store.current());
  const allStudents = everybody.participants.map(({ student }) => student);
  const arrangementNotes = unknownStudentNotes(course, allStudents);
  const courseNotes = [...sheetNotes(book, course), ...foreignSheetNotes(book.sheet, found.platform)];
  return withNotes(book, [...courseNotes, ...found.notes, ...everybody.notes, ...arrangementNotes, ...notes]);
}

/** Merges the results of several machines into the folder `out`, next to those that it already has. */
export function mergeResults({ folders, course: file, out }: Extract<GradeCommand, { does: 'merge' }>): Graded {
  const course = readCourseOrDefault(file);
  const stores = folders.map((folder) => openResults(folder));
  mkdirSync(out, { recursive: true });
  const store = new GradeStore(out);
  const records = stores.flatMap((one) => one.current());
  const known = new Set(store.current().map((record) => JSON.stringify(record)));
  for (const record of records) if (!known.has(JSON.stringify(record))) store.add(record);
  const seeds = new Set(store.current().map(({ seed }) => seed));
  const notes =
    seeds.size > 1 ? ['Some results have different seeds, so not everyone was tested with the same inputs.'] : [];
  const { participants } = students(course, []);
  const listed = participants.map(({ student }) => student);
  const ids = new Set(listed.map(({ id }) => id));
  const others = [...new Set(store.current().map(({ student }) => student))].filter((id) => !ids.has(id)).toSorted();
  const everybody: Student[] = [...listed, ...others.map((id) => ({ id }))];
  const book = computeGradebook(course, everybody, store.current());
  const unknown = unknownStudentNotes(course, everybody);
  return withNotes(book, [...sheetNotes(book, course), ...notes, ...missingNotes(listed, store), ...unknown]);
}

/** Says which arrangements are for unknown students. Without a roster, they are found only now. */
function unknownStudentNotes({ arrangements = [] }: Course, students: readonly Student[]): string[] {
  const ids = new Set(students.map(({ id }) => id));
  const others = new Set(arrangements.map(({ student }) => student).filter((id) => !ids.has(id)));
  return summarizeNames([...others], 'Named in the course file, but nothing handed in');
}

/** A gradebook whose reports have these notes as well. */
function withNotes(book: Gradebook, notes: readonly string[]): Graded {
  const all = [...notes, ...(book.notes ?? [])];
  return { book: all.length > 0 ? { ...book, notes: all } : book, notes: all };
}

/** What a teacher should know about the course, its roster, and the roster's copy with the grades. */
function sheetNotes(book: Gradebook, { notes = [], katas }: Course): string[] {
  const { sheet } = book;
  if (sheet === undefined || sheet.columns.length === 0) return [...notes];
  const possible = katas.reduce((sum, kata) => sum + kata.possible, 0);
  const empty = unfilled(sheet, book).map(({ student }) => student.id);
  return [
    ...notes,
    ...maximumNotes(sheet, possible),
    ...summarizeNames(
      empty,
      `Grade left unchanged in ${sheet.name}, because nothing was graded or a score is withheld`,
    ),
  ];
}

/** Says which students have no results in any part, because a part may have been left out. */
function missingNotes(listed: readonly Student[], store: GradeStore): string[] {
  const graded = new Set(store.current().map(({ student }) => student));
  const names = listed.map(({ id }) => id).filter((id) => !graded.has(id));
  return summarizeNames(names, 'No results, and 0 points (is a part missing?)');
}

function readCourseOrDefault(file: string | undefined): Course {
  return file === undefined ? everyKata() : readCourse(file);
}

/** How many students' work is read at the same time. Each may need a process, and memory for what it unpacks. */
const readers = 6;

/** Reads the work of a class. Between students, the progress bar is drawn and Ctrl-C takes effect. */
export async function readUnits(
  participants: readonly Participant[],
  { katas }: Course,
  bar: Progress,
): Promise<{ units: GradingJob[]; notes: string[] }> {
  bar.begin(participants.length);
  const read = await mapConcurrently(participants, readers, async ({ student, submission }) => {
    const ofStudent =
      submission &&
      (await mapConcurrently(katas, 1, async ({ kata }) => ({
        student: student.id,
        kata,
        ...(await filesOf(submission, kata)),
      })));
    bar.step();
    // If git need not run, nothing above waits for anything, so this lets other events in.
    await setImmediate();
    return ofStudent ?? [];
  });
  bar.end();
  const notes = new Set<string>();
  const units: GradingJob[] = [];
  const unreadableByReason = new Map<string, Set<string>>();
  for (const { notes: ownNotes = [], ...unit } of read.flat()) {
    if (unit.problem?.isOfWholeSubmission) {
      const { reason } = unit.problem;
      unreadableByReason.set(reason, (unreadableByReason.get(reason) ?? new Set()).add(unit.student));
    }
    ownNotes.forEach((note) => notes.add(`${unit.student}: ${note}`));
    units.push(unit);
  }
  const submitted = participants.filter(({ submission }) => submission).length;
  return { units, notes: [...unreadableNotes(unreadableByReason, submitted), ...notes] };
}

/** Whatever goes wrong with one submission must not keep the others from being graded. */
async function filesOf(submission: Submission, kata: Kata): Promise<SubmittedFiles> {
  try {
    return await submission.filesOf(kata);
  } catch (error) {
    if (error instanceof UserError) throw error;
    return unreadable(`The submission cannot be read (${error instanceof Error ? error.message : String(error)}).`);
  }
}

/**
 * Says whose work cannot be read at all, which would otherwise only show as zeros.
 *
 * @throws {UserError} if that is true of everyone, because then the mistake is probably not theirs
 */
function unreadableNotes(byReason: ReadonlyMap<string, ReadonlySet<string>>, submitted: number): string[] {
  const ids = new Set([...byReason.values()].flatMap((group) => [...group]));
  const [reason = ''] = byReason.keys();
  if (ids.size > 0 && ids.size === submitted) {
    const all = submitted === 1 ? 'The submission' : `All ${submitted} submissions`;
    throw new UserError(`${all} cannot be read, for example: ${reason.replace(/\.$/, '')}`, 'npm run grade -- --help');
  }
  return [...byReason].flatMap(([why, group]) =>
    summarizeNames([...group], `0 points, because: ${why.replace(/\.$/, '')}`),
  );
}

/** Opens the results of one part, which may be empty: a class can have more parts than students. */
function openResults(path: string): GradeStore {
  const folder = basename(path) === recordsName ? dirname(path) : path;
  const store = new GradeStore(folder);
  if (store.current().length > 0 || existsSync(join(folder, settingsName))) return store;
  throw new UserError(`There are no results in ${folder}`, 'npm run grade -- --help');
}
