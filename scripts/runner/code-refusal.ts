/** Why a file cannot be graded. */
export interface CodeRefusal {
  status: 'does not compile' | 'import refused' | 'missing';
  /** The problem, as a sentence without its subject, which is a place such as `value-objects.ts:3:5`. */
  what: string;
  /** The subject, if it is not the file that was checked: the path of a helper file. */
  subject?: string;
  /** What to do about it: `Fix this line`. */
  remedy: string;
  /** The place, numbered from 1. Absent if the refusal is about the whole file. */
  at?: { line: number; column: number };
}
