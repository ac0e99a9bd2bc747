/** The file in which Gradescope says whose submissions an export contains. */
export const metadataName = 'submission_metadata.yml';

/** A submission according to Gradescope. */
export interface GradescopeSubmission {
  /** A group has several. `sid` is the student id. */
  submitters: { name?: string; sid?: string; email?: string }[];
  /** When it was submitted: an instant in ISO 8601. */
  createdAt?: string;
}

/**
 * Reads the file that Gradescope adds to an export. It is always written in the same way, one value per line, so only
 * the lines with known keys at their known depths are read. What students have printed is deeper and does not count.
 *
 * @returns the submissions by the names of their folders, such as `submission_3000`
 */
export function readGradescopeMetadata(text: string): Map<string, GradescopeSubmission> {
  const submissions = new Map<string, GradescopeSubmission>();
  let current: GradescopeSubmission | undefined;
  let section = '';
  for (const line of text.split(/\r?\n/)) {
    const folder = /^['"]?(submission_\d+)['"]?:\s*$/.exec(line)?.[1];
    const key = /^ {2}:?(\w+):(.*)$/.exec(line);
    const field = /^ {2}(- | {2}):?(\w+): (.*)$/.exec(line);
    if (folder !== undefined) {
      current = { submitters: [] };
      section = '';
      submissions.set(folder, current);
    } else if (current !== undefined && key) {
      section = key[1] ?? '';
      const createdAt = section === 'created_at' ? instantOf(scalar(key[2] ?? '')) : undefined;
      if (createdAt !== undefined) current.createdAt = createdAt;
    } else if (current !== undefined && section === 'submitters' && field) {
      const [, sign, name = '', value = ''] = field;
      if (sign === '- ') current.submitters.push({});
      const last = current.submitters.at(-1);
      const read = scalar(value);
      if (last && read !== '' && (name === 'name' || name === 'sid' || name === 'email')) last[name] = read;
    } else if (!line.startsWith('   ')) section = line.trim() === '' ? section : '';
  }
  return submissions;
}

/** A value on one line: plain, or in quotation marks. */
function scalar(text: string): string {
  const value = text.trim();
  if (/^'.*'$/.test(value)) return value.slice(1, -1).replaceAll("''", "'").trim();
  if (!/^".*"$/.test(value)) return /^(~|null|!.*|[|>].*)$/.test(value) ? '' : value;
  const unescaped = value.slice(1, -1).replaceAll(/\\x([0-9A-F]{2})/gi, String.raw`\u00$1`);
  try {
    return String(JSON.parse(`"${unescaped}"`)).trim();
  } catch {
    return value.slice(1, -1);
  }
}

/** `2026-11-20 12:34:56.123456000 Z` as an instant in ISO 8601. */
function instantOf(text: string): string | undefined {
  const [, date, time, zone = ''] =
    /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d)(?:\.\d+)? ?(Z|UTC|[+-]\d\d:?\d\d)$/.exec(text) ?? [];
  const offset = /^(Z|UTC)$/.test(zone) ? 'Z' : zone.replace(/(\d\d):?(\d\d)$/, '$1:$2');
  const instant = Date.parse(`${date}T${time}${offset}`);
  return Number.isNaN(instant) ? undefined : new Date(instant).toISOString();
}
