import type { Student } from '../grading/gradebook.ts';

/** The headers of the roster's columns that say where to find a student's work, and the student. */
export interface ContactColumns {
  /** The address of the student's repository. */
  repository: string;
  /** The student's email address, or any other address to which feedback is sent. */
  address: string;
  /** The student's number in Moodle, such as `Participant 1234`. */
  participant: string;
}

/** A student's cells in these columns. Empty cells are left out. */
export function contactsOf({ row = {} }: Student, columns: Partial<ContactColumns>): Partial<ContactColumns> {
  const keys = ['repository', 'address', 'participant'] as const;
  const cells = keys.map((key) => [key, row[columns[key] ?? '']?.trim() ?? ''] as const);
  return Object.fromEntries(cells.filter(([, cell]) => cell !== ''));
}

/**
 * The number of a participant in Moodle's sheets: `1234` from `Participant 1234`, in whatever language Moodle has
 * written the word. Undefined for any other text.
 */
export function participantNumber(text: string): string | undefined {
  return /^\s*\p{L}[\p{L}/ ]* ?(\d+)\s*$/u.exec(text)?.[1];
}
