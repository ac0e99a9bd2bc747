/** Why a file cannot be graded. */
export interface CodeRefusal {
  status: 'does not compile' | 'import refused' | 'missing';
  /** One sentence without its subject. It fits after `value-objects.ts:3:5`. */
  what: string;
  /** The subject, if it is not the file that was checked: the path of a helper file. */
  subject?: string;
  /** What to do about it: `Fix this line`. */
  remedy: string;
  /** Counted from 1. Absent if it is about the whole file. */
  at?: { line: number; column: number };
}
