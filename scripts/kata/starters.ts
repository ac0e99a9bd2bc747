import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Kata } from './catalog.ts';
import { folderName } from './folder-name.ts';
import { withoutCarriageReturns } from './fingerprint.ts';
import { tryGit } from '../platform/git/git.ts';
import { readStarterList } from './lists.ts';
import { UserError } from '../platform/errors/user-error.ts';

/** The id that git gives to a file of this content. */
export function blobId(content: Buffer | string): string {
  const bytes = Buffer.from(content);
  return createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}

/** Whether git gives this id to the content. Git may have changed its line endings on the way to this machine. */
export function hasBlobId(content: Buffer | string, id: string | undefined): boolean {
  return id === blobId(content) || id === blobId(withoutCarriageReturns(content.toString()));
}

/** The ids that git gives to the contents of all original starters, by `<slug>/<file>`. Empty if there is no list. */
export function starterIds(root: string): Record<string, string> {
  return readStarterList(root);
}

/**
 * The original text of a starter, whatever the learner has changed or committed since.
 *
 * @throws {UserError} if neither the folder nor git has it any more
 */
export function starterText(kata: Kata, name: string): string {
  const text = findStarter(kata, name);
  if (text !== undefined) return text;
  throw new UserError(`The starter of ${folderName(kata)}/${name} cannot be found here`, remedyFor(kata.root));
}

/**
 * The original texts of the starters of katas, by slug and file.
 *
 * @param what cannot be done without them, for the message
 * @throws {UserError} if some are not found; it names all of them
 */
export function starterTexts(katas: readonly Kata[], what: string): Map<string, Map<string, string>> {
  const texts = new Map(katas.map(({ slug }) => [slug, new Map<string, string>()]));
  const missing: string[] = [];
  for (const kata of katas) {
    for (const name of kata.files) {
      const text = findStarter(kata, name);
      if (text === undefined) missing.push(`${folderName(kata)}/${name}`);
      else texts.get(kata.slug)?.set(name, text);
    }
  }
  const [kata] = katas;
  if (kata === undefined || missing.length === 0) return texts;
  throw new UserError(
    `${missing.join(', ')} ${missing.length === 1 ? 'is no longer the starter' : 'are no longer the starters'}, and the original cannot be found here, without which ${what}`,
    existsSync(join(kata.root, '.git')) ? remedyFor(kata.root) : 'git clone <address of the workbook>',
  );
}

/**
 * What to do about a starter that is not found. Nothing can be fetched without git, in a copy that is not a clone, or
 * in a folder that git does not trust.
 */
function remedyFor(root: string): string {
  const isClone = existsSync(join(root, '.git')) && tryGit(root, ['rev-parse', '--git-dir']).ok;
  return isClone ? 'git fetch --all' : 'npm run doctor';
}

function findStarter(kata: Kata, name: string): string | undefined {
  const path = `${folderName(kata)}/${name}`;
  const id = starterIds(kata.root)[path];
  const file = join(kata.folder, name);
  const current = existsSync(file) ? readFileSync(file, 'utf8') : undefined;
  if (current !== undefined && (id === undefined || hasBlobId(current, id))) return current;
  const { ok, bytes } = tryGit(kata.root, ['cat-file', 'blob', id ?? '']);
  if (ok) return bytes.toString();
  return id === undefined ? undefined : findInHistory(kata.root, `katas/${path}`, id);
}

/** Repositories with SHA-256 do not know a file by the id in the list, so its earlier versions are compared. */
function findInHistory(root: string, path: string, id: string): string | undefined {
  const { ok, output } = tryGit(root, ['rev-list', '--all', '--', path]);
  for (const commit of ok ? output.split('\n').filter(Boolean) : []) {
    const { ok: isThere, bytes } = tryGit(root, ['cat-file', 'blob', `${commit}:./${path}`]);
    if (isThere && blobId(bytes) === id) return bytes.toString();
  }
  return undefined;
}

/** Whether a learner's file is still identical to the starter. */
export function isStarterFile(kata: Kata, name: string): boolean {
  const file = join(kata.folder, name);
  return existsSync(file) && hasBlobId(readFileSync(file), starterIds(kata.root)[`${folderName(kata)}/${name}`]);
}

/**
 * The files that a learner writes. A starter without anything to do, such as an interface that the statement says to
 * leave unchanged, is not one of them until it is changed.
 */
export function filesToWrite(kata: Kata): string[] {
  const isGiven = (name: string) =>
    isStarterFile(kata, name) && !readFileSync(join(kata.folder, name), 'utf8').includes('todo(');
  const written = kata.files.filter((name) => !isGiven(name));
  return written.length > 0 ? written : kata.files;
}

/** Whether all files of a kata are still identical to the starters. */
export function isUntouched(kata: Kata): boolean {
  return kata.files.every((name) => isStarterFile(kata, name));
}
