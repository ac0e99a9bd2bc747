import { archiveStem, isArchive, isForeignArchive } from './archive.ts';
import type { GradescopeSubmission } from './gradescope-metadata.ts';

/** One student's part of a platform's download. */
export interface Owner {
  /** The name of the student's folder, or the beginning of the names of the student's files. */
  id: string;
  /** The names of all the student's folders and files at the top of the download. */
  entries: string[];
  /** Other ids by which the platform knows the student. */
  aliases: string[];
  /** The student's name, if the platform gives it. */
  name?: string;
  /** When the work was handed in: an instant in ISO 8601. */
  submitted?: string;
  /** Whether the platform says that the work is late. */
  isLate?: boolean;
}

/** A platform's way to name what it delivers. */
export interface Platform {
  name: string;
  owners: readonly Owner[];
  /** The name that a file had when it was uploaded, by its name at the top of the download. */
  uploadedName: (entry: string) => string;
}

// The first match counts, because what follows is the name that a student has given to a file.
const moodle = /^(.*?_(\d+)_assignsubmission)_(?:file|onlinetext)_?(.*)$/s;
const canvas = /^([^_\d][^_]*)_((?:LATE_)?)(\d+)_(\d+)_(.+)$/is;
const gradescope = /^submission_\d+$/;

/**
 * Recognises a platform's download by the names at its top.
 *
 * @param entries the names
 * @param metadata what Gradescope says, by folder
 */
export function platformOf(
  entries: readonly string[],
  metadata: ReadonlyMap<string, GradescopeSubmission> = new Map(),
): Platform | undefined {
  if (metadata.size > 0 || (entries.length > 0 && entries.every((name) => gradescope.test(name)))) {
    return { name: 'Gradescope', owners: gradescopeOwners(entries, metadata), uploadedName: (name) => name };
  }
  if (entries.some((name) => moodle.test(name))) {
    return platformFrom('Moodle', entries, moodle, (name, [, , id = '']) => ({
      id: isFileOf(name, moodle) ? name.slice(0, name.length - (moodle.exec(name)?.[3] ?? '').length) : name,
      key: moodle.exec(name)?.[1] ?? name,
      aliases: [id, `Participant ${id}`],
    }));
  }
  const files = entries.filter((name) => canvas.test(name) && isUpload(name));
  if (files.length === 0 || files.length * 2 < entries.filter(isUpload).length) return undefined;
  return platformFrom('Canvas', entries, canvas, (name, [, who = '', late, id = '']) => ({
    ...{ id: `${who}_${id}`, key: `${who}_${id}`, aliases: [id] },
    ...(late === '' ? {} : { isLate: true }),
  }));
}

/** The platform with the owners whose names match a pattern. */
function platformFrom(
  name: string,
  entries: readonly string[],
  pattern: RegExp,
  ownerOf: (entry: string, match: RegExpExecArray) => Omit<Owner, 'entries'> & { key: string },
): Platform {
  const byKey = new Map<string, Owner>();
  for (const entry of entries) {
    const match = pattern.exec(entry);
    if (match === null) continue;
    const { key, ...owner } = ownerOf(entry, match);
    const known = byKey.get(key);
    byKey.set(key, {
      ...(known ?? owner),
      entries: [...(known?.entries ?? []), entry],
      ...(known?.isLate || owner.isLate ? { isLate: true } : {}),
    });
  }
  return { name, owners: [...byKey.values()], uploadedName: (entry) => pattern.exec(entry)?.at(-1) || entry };
}

function gradescopeOwners(entries: readonly string[], metadata: ReadonlyMap<string, GradescopeSubmission>): Owner[] {
  const emails = [...metadata.values()].flatMap(({ submitters }) => submitters.flatMap(({ email }) => email ?? []));
  const domains = new Set(emails.map((email) => email.split('@')[1]?.toLowerCase()));
  // If all addresses are of one domain, no two students have the same local part.
  const localPart = (email: string | undefined) => (domains.size === 1 ? email?.split('@')[0] : undefined);
  return entries
    .filter((entry) => gradescope.test(archiveStem(entry)))
    .flatMap((entry) => {
      const { submitters = [], createdAt } = metadata.get(archiveStem(entry)) ?? {};
      const time = createdAt === undefined ? {} : { submitted: createdAt };
      const owners = submitters.map(({ name, sid, email }): Owner => {
        const ids = [sid, email, name].filter((id) => id !== undefined);
        const [id = entry] = ids;
        const aliases = [sid, email, localPart(email)].filter((one) => one !== undefined);
        return { id, entries: [entry], aliases: [...aliases, entry], ...(name === undefined ? {} : { name }), ...time };
      });
      return owners.length > 0 ? owners : [{ id: entry, entries: [entry], aliases: [], ...time }];
    });
}

function isFileOf(name: string, pattern: RegExp): boolean {
  return (pattern.exec(name)?.[3] ?? '') !== '';
}

function isUpload(name: string): boolean {
  return isArchive(name) || isForeignArchive(name) || /\.\w+$/.test(name);
}
