import { createHash } from 'node:crypto';
import type { Kata } from '../../kata/catalog.ts';
import { withoutCarriageReturns } from '../../kata/fingerprint.ts';
import type { UnreadableHelper } from '../../kata/helper-files.ts';
import { folderName } from '../../kata/folder-name.ts';
import { blobId } from '../../kata/starters.ts';
import type { GradeRecord, Status } from './record.ts';

/** One kata of one student, which is graded as a unit. */
export interface GradingJob {
  student: string;
  kata: Kata;
  /** Contents by the names of the kata's files, and of the helper files that they import. */
  files: ReadonlyMap<string, Buffer>;
  /** Helper files that are imported, but cannot be read. */
  unreadable?: ReadonlyMap<string, UnreadableHelper>;
  /** The commit they were taken from. */
  commit?: string;
  /** Since when they have had this content, in ISO 8601. */
  changed?: string;
  /** Other students have the same files and get the same result, so nothing else may have run in its process. */
  isShared?: true;
  /** Why there is nothing to grade. */
  problem?: { status: Status; reason: string };
}

/** Hash of the submitted files. Empty if there are none. */
export function filesHash({ files, unreadable = new Map() }: Pick<GradingJob, 'files' | 'unreadable'>): string {
  if (files.size === 0) return '';
  const hash = createHash('sha256');
  for (const [name, content] of [...files].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    hash.update(`${name}\0${content.length}\0`).update(content);
  }
  for (const [name, { path, why }] of unreadable) hash.update(`${name}\0${path} ${why}\0`);
  return hash.digest('hex').slice(0, 32);
}

/**
 * Whether all files are the original starters. Line endings may differ.
 *
 * @param ids git's ids of all starters
 */
export function isStarter(
  { kata, files }: Pick<GradingJob, 'kata' | 'files'>,
  ids: Readonly<Record<string, string>>,
): boolean {
  return kata.files.every((name) => {
    const content = files.get(name);
    return (
      content !== undefined &&
      blobId(withoutCarriageReturns(content.toString('utf8'))) === ids[`${folderName(kata)}/${name}`]
    );
  });
}

/** The part of a record that describes the submission. */
export function submissionOf(unit: GradingJob): GradeRecord['submission'] {
  const { commit, changed } = unit;
  return {
    files: filesHash(unit),
    ...(commit === undefined ? {} : { commit }),
    ...(changed === undefined ? {} : { changed }),
  };
}
