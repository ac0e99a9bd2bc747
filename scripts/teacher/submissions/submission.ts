import type { Kata } from '../../kata/catalog.ts';

/** What a student has handed in for one kata. */
export interface SubmittedFiles {
  /** The kata's files by their names, as far as they are there. */
  files: ReadonlyMap<string, Buffer>;
  /** The commit they are from; absent where they were taken as they lay. */
  commit?: string;
  /** When a commit last changed them: an instant in ISO 8601. Absent where nobody can know. */
  changed?: string;
  /** Why it can't be graded. */
  problem?: { status: 'missing'; reason: string };
  /** What was not taken and might be missed, a sentence each. */
  notes?: readonly string[];
}

/** What one student has handed in. */
export interface Submission {
  /** The folder's name. */
  id: string;
  /** Reads a kata's files: only those that its starter has, and nothing beside them. */
  filesOf(kata: Kata): SubmittedFiles;
}

/** What lies in a folder or in an archive. */
export interface Submissions {
  /** By id. */
  submissions: readonly Submission[];
  /** What a teacher should know about how they were taken, a sentence each. */
  notes: readonly string[];
}

/** No file of a kata comes near it: bytes. */
export const sizeCap = 256 * 1024;

/** Paths of a kata's files in a student's folder, by the files' names. */
export function pathsOf({ slug, files }: Kata): Map<string, string> {
  return new Map(files.map((name) => [name, `katas/${slug}/${name}`]));
}

/** Puts together what was taken; each file is its bytes, or the reason why it has none: `does not exist`. */
export function readSubmittedFiles(kata: Kata, read: (path: string, name: string) => Buffer | string): SubmittedFiles {
  const files = new Map<string, Buffer>();
  const reasons: string[] = [];
  for (const [name, path] of pathsOf(kata)) {
    const found = read(path, name);
    if (typeof found === 'string') reasons.push(found.startsWith('katas') ? found : `${path} ${found}`);
    else files.set(name, found);
  }
  const [first] = reasons;
  if (first === undefined) return { files };
  const others = new Set(reasons).size - 1;
  return {
    files,
    problem: missing(`${first}${others > 0 ? `, and ${others} more of its files cannot be read` : ''}.`),
  };
}

/** A kata that can't be graded, with the reason. */
export function missing(reason: string): NonNullable<SubmittedFiles['problem']> {
  return { status: 'missing', reason };
}

/** What is said of a file that is larger than any that a kata asks for. */
export function tooLarge(size: number): string {
  return `has ${Math.ceil(size / 1024)} kB; at most ${sizeCap / 1024} kB are allowed`;
}
