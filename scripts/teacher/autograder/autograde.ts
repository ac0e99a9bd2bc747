import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { folderName } from '../../kata/folder-name.ts';
import { UserError } from '../../platform/errors/user-error.ts';
import { replaceFile } from '../../platform/replace-file.ts';
import { gradeClass } from '../cli/grade-class.ts';
import { readCourse } from '../course/read-course.ts';
import type { Gradebook } from '../grading/gradebook.ts';
import { gradescope } from '../reports/gradescope.ts';
import { oneLine } from '../reports/sanitize-text.ts';
import { courseName, settingsName, type AutograderSettings } from './settings.ts';

/** Grades an upload. Replaced by tests that need a grader that fails. */
export type GradeUpload = (submission: string, course: string, out: string, seed: number) => Promise<Gradebook>;

/**
 * Grades the upload in Gradescope's folder `submission`, and writes `results/results.json`, whatever happens. If there is
 * no score, the file says so to the student and to the teacher.
 *
 * @param root the folder in which Gradescope has `source`, `submission` and `results`
 * @returns the error if the grader itself failed
 */
export async function autograde(root: string, grade: GradeUpload = gradeUpload): Promise<unknown> {
  const out = mkdtempSync(join(tmpdir(), 'autograde-'));
  try {
    const book = await gradeWithSource(root, out, grade);
    const [student, ...others] = book.students;
    if (student === undefined || others.length > 0) {
      const names = book.students.map(({ student: { id } }) => `"${id}"`);
      writeResult(root, unusableUpload(root, `It has more than one folder with katas: ${names.join(', ')}`));
    } else writeResult(root, gradescope(book, student));
    return undefined;
  } catch (error) {
    writeResult(root, error instanceof UserError ? unusableUpload(root, problemOf(root, error)) : graderFailed(error));
    return error instanceof UserError ? undefined : error;
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}

async function gradeWithSource(root: string, out: string, grade: GradeUpload): Promise<Gradebook> {
  const source = join(root, 'source');
  const submission = join(root, 'submission');
  if (!existsSync(submission)) throw new UserError('The upload is empty', 'npm run grade -- --help');
  // Mistakes in these files are the grader's, and must not be reported as the student's.
  const { seed } = JSON.parse(readFileSync(join(source, settingsName), 'utf8')) as AutograderSettings;
  requireValidCourse(join(source, courseName));
  return grade(submission, join(source, courseName), out, seed);
}

function requireValidCourse(course: string): void {
  try {
    readCourse(course);
  } catch (error) {
    throw new Error(`The autograder has no valid course: ${String(error)}`);
  }
}

async function gradeUpload(path: string, course: string, out: string, seed: number): Promise<Gradebook> {
  const jobs = availableParallelism();
  return (await gradeClass({ does: 'grade', path, course, out, seed, jobs, fresh: false })).book;
}

/** The problem with an upload, without the server's paths and without a command, which students cannot run there. */
function problemOf(root: string, { message }: UserError): string {
  const [problem = message] = message.split(/\.? Try: /);
  return problem.replaceAll(join(root, 'submission'), 'the upload');
}

/** The result for an upload in which nothing could be found or read. */
function unusableUpload(root: string, problem: string): string {
  const { katas } = readCourse(join(root, 'source', courseName));
  const paths = katas.flatMap(({ kata }) => kata.files.map((name) => `katas/${folderName(kata)}/${name}`));
  return notGraded('Not graded: the upload cannot be used', [
    `NOT GRADED. ${oneLine(problem)}.`,
    '',
    'Upload your whole repository, or a zip file of it. These files are graded, with the helper files that they import:',
    ...paths.slice(0, 40).map((path) => `  ${path}`),
    '',
    'Then submit again. If the files are there, tell your teacher.',
  ]);
}

/** The result if the grader itself failed. */
function graderFailed(error: unknown): string {
  return notGraded('Not graded: the score is withheld until a person has looked at it', [
    'NOT GRADED. The grader itself failed. This is not a mistake of yours, and not a score.',
    'Your upload is saved. Please tell your teacher.',
    '',
    `For the teacher: ${oneLine(error instanceof Error ? error.message : String(error))}`,
    'The whole error is in the output of the autograder, which only you can see.',
  ]);
}

/** Gradescope needs a number, so the score is 0, and all texts next to it say that it is not a score. */
function notGraded(name: string, lines: readonly string[]): string {
  const test = { name, score: 0, max_score: 0, status: 'failed', visibility: 'visible' };
  const texts = { output: lines.join('\n'), output_format: 'text', visibility: 'visible' };
  return `${JSON.stringify({ score: 0, ...texts, tests: [test], extra_data: { withheld: ['all'] } }, undefined, 1)}\n`;
}

/** A grader that is killed now leaves either this result or the one before. */
function writeResult(root: string, text: string): void {
  replaceFile(join(root, 'results', 'results.json'), text);
}
