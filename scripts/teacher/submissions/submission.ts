import type { Kata } from '../../kata/catalog.ts';
import { folderName } from '../../kata/folder-name.ts';
import type { HelperFiles, UnreadableHelper } from '../../kata/helper-files.ts';

/** What a student submitted for one kata. */
export interface SubmittedFiles {
  /** The kata's files by name, as far as they exist, and the helper files that they import. */
  files: ReadonlyMap<string, Buffer>;
  /** Helper files that are imported, but cannot be read. */
  unreadable?: ReadonlyMap<string, UnreadableHelper>;
  /** The commit that they come from. Absent if they were read from a folder without git. */
  commit?: string;
  /** When the files last changed: an instant in ISO 8601. Absent if unknown. */
  changed?: string;
  /** Why the kata cannot be graded, and whether that is true of all katas of this student. */
  problem?: { status: 'missing'; reason: string; isOfWholeSubmission?: true };
  /** What the teacher should know, such as what was ignored, one sentence each. */
  notes?: readonly string[];
}

/** The submission of one student. */
export interface Submission {
  /** The folder's name, or the id that a platform gives. */
  id: string;
  /** The student's name, if the platform gives it. */
  name?: string;
  /** Other ids by which a platform knows the student. */
  aliases?: readonly string[];
  /** The names of the student's folders and files in a platform's download. */
  entries?: readonly string[];
  /** Reads a kata's files: only those that belong to its starter, and the helper files that they import. */
  filesOf(kata: Kata): Promise<SubmittedFiles>;
}

/** The content of a folder or an archive. */
export interface Submissions {
  /** By id. */
  submissions: readonly Submission[];
  /** The platform whose download it is: `Moodle`. Absent if it is none. */
  platform?: string;
  /** What a teacher should know about how they were read, one sentence each. */
  notes: readonly string[];
}

/** Paths of a kata's files in a student's folder, by the files' names. */
export function pathsOf(kata: Kata): Map<string, string> {
  return new Map(kata.files.map((name) => [name, `katas/${folderName(kata)}/${name}`]));
}

/**
 * Collects the files of a kata. Each is either its bytes, or the reason why it cannot be read: `does not exist`.
 *
 * @param paths of the files by name, by default those in a workbook
 */
export function readSubmittedFiles(
  kata: Kata,
  read: (path: string, name: string) => Buffer | string,
  paths: ReadonlyMap<string, string> = pathsOf(kata),
): SubmittedFiles {
  const files = new Map<string, Buffer>();
  const reasons: string[] = [];
  for (const name of kata.files) {
    const path = paths.get(name) ?? name;
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

/** Adds the helper files that were found to a kata's own files. */
export function withHelpers(found: SubmittedFiles, { helpers, unreadable }: HelperFiles): SubmittedFiles {
  return {
    ...found,
    files: new Map([...found.files, ...helpers]),
    ...(unreadable.size > 0 ? { unreadable } : {}),
  };
}

/** A submission of which no kata can be graded, with the reason. */
export function unreadable(reason: string): SubmittedFiles {
  return { files: new Map(), problem: { ...missing(reason), isOfWholeSubmission: true } };
}

/** A kata that cannot be graded, with the reason. */
export function missing(reason: string): NonNullable<SubmittedFiles['problem']> {
  return { status: 'missing', reason };
}
