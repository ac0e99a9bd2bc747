import { zipSync } from 'fflate';
import { participantNumber } from '../course/contacts.ts';
import type { Student } from '../grading/gradebook.ts';
import { oneLine } from './sanitize-text.ts';

/** A student's feedback, in Markdown. */
export interface StudentFeedback {
  student: Student;
  text: string;
}

/**
 * The feedback as a zip for Moodle's "Upload multiple feedback files in a zip". Moodle finds the student by the number
 * in the name of the folder: `Name_1234_assignsubmission_file_`.
 *
 * @returns undefined if no student has such a number
 */
export function moodleFeedback(all: readonly StudentFeedback[]): Uint8Array | undefined {
  const files = all.flatMap(({ student, text }) => {
    const number = participantNumberOf(student);
    if (number === undefined) return [];
    return [[`${nameInFolder(student)}_${number}_assignsubmission_file_/feedback.md`, Buffer.from(text)] as const];
  });
  // A fixed date, so that the same feedback gives the same file.
  return files.length === 0 ? undefined : zipSync(Object.fromEntries(files), { mtime: new Date(1980, 0, 1) });
}

/** From the roster's column for it, with or without the word `Participant`, or else from Moodle's grading worksheet. */
function participantNumberOf({ participant, row = {} }: Student): string | undefined {
  if (participant !== undefined) return /(\d+)\s*$/.exec(participant)?.[1];
  return participantNumber(
    row['Identifier'] ?? Object.values(row).find((cell) => /^\s*Participant \d+/.test(cell)) ?? '',
  );
}

/** The student's name in the folder's name. It has no underscore, because that would end it. */
function nameInFolder({ id, name = id }: Student): string {
  return (
    oneLine(name, 100)
      .replaceAll(/[_\\/:*?"<>|]+/g, ' ')
      .trim() || 'Student'
  );
}
