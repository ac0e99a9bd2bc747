import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { UserError } from '../../platform/errors/user-error.ts';
import { diagnosticsError, type Diagnostic } from '../course/diagnostics.ts';
import { summarizeNames } from '../submissions/summarize-names.ts';
import { readCourse } from '../course/read-course.ts';

/** A student's repository, and the name of the folder for its clone. */
export interface CloneSource {
  folder: string;
  address: string;
}

const example = 'npm run grade -- fetch addresses.txt class';

/** The repositories of a class. */
export interface Addresses {
  sources: CloneSource[];
  /** What a teacher should know about the list, one sentence each. */
  notes: string[];
}

/** Names that a folder can have on every operating system. Hidden folders are excluded. */
const validFolderName = /^(?![.-])[^\\/:*?"<>|]*[^\\/:*?"<>|. ]$/;

/**
 * Reads where the students' repositories are: from a file with a line `<id> <address>` for each student, or from the
 * roster of a course, if the file is `homework.json`. Students with the same folder and address work together.
 *
 * @throws {UserError} with a line for each mistake
 */
export function readAddresses(file: string): Addresses {
  if (!existsSync(file) || !statSync(file).isFile()) throw new UserError(`There is no file ${file}`, example);
  const { sources, mistakes, withoutAddress, label } = file.endsWith('.json') ? fromRoster(file) : fromLines(file);
  const byFolder = new Map<string, CloneSource>();
  for (const { line, ...source } of sources) {
    const { folder, address } = source;
    const report = (text: string) => mistakes.push({ file: label, line, text });
    // Some file systems ignore case.
    const key = folder.normalize('NFC').toLowerCase();
    const before = byFolder.get(key);
    if (!validFolderName.test(folder)) report(`"${folder}" cannot be the name of a folder`);
    else if (address.startsWith('-')) report(`"${address}" is not an address`);
    else if (before !== undefined && before.address !== address)
      report(`${folder} has two addresses, ${before.address} and ${address}`);
    else byFolder.set(key, { folder, address: isRelative(address) ? resolve(dirname(file), address) : address });
  }
  if (mistakes.length > 0) throw diagnosticsError(mistakes);
  if (byFolder.size === 0) throw new UserError(`${file} has no addresses`, example);
  return { sources: [...byFolder.values()], notes: summarizeNames(withoutAddress, 'The roster has no address for') };
}

interface AddressList {
  sources: (CloneSource & { line: number })[];
  mistakes: Diagnostic[];
  /** Ids of students who have no address. */
  withoutAddress: string[];
  /** How mistakes name the file with the addresses. */
  label: string;
}

function fromLines(file: string): AddressList {
  const mistakes: Diagnostic[] = [];
  const text = readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  const sources = text.split(/\r?\n/).flatMap((row, i) => {
    if (/^\s*(#|$)/.test(row)) return [];
    const [, folder, address] = /^\s*([^\s,;]+)[\s,;]+(\S+)\s*$/.exec(row) ?? [];
    if (folder !== undefined && address !== undefined) return [{ folder, address, line: i + 1 }];
    mistakes.push({ file, line: i + 1, text: 'is not a line "<id> <address>"' });
    return [];
  });
  return { sources, mistakes, withoutAddress: [], label: file };
}

function fromRoster(file: string): AddressList {
  const { roster = [], sheet } = readCourse(file);
  if (roster.every(({ repository }) => repository === undefined)) {
    const problem = `${file} does not say in which column of the roster the addresses are ("roster": { "repository": … })`;
    throw new UserError(problem, 'npm run grade -- --help');
  }
  const withoutAddress = roster.filter(({ repository }) => repository === undefined).map(({ id }) => id);
  const sources = roster.flatMap(({ id, folder, repository }) =>
    repository === undefined ? [] : [{ folder, address: repository, line: sheet?.rows.get(id)?.line ?? 1 }],
  );
  const label = sheet === undefined ? file : join(dirname(file), relative(dirname(resolve(file)), sheet.path));
  return { sources, mistakes: [], withoutAddress, label };
}

function isRelative(address: string): boolean {
  return /^\.\.?[\\/]/.test(address);
}
