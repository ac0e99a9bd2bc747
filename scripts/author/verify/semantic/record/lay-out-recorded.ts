import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { locateKataFile, type Target } from '../../../../../katas/support/target.ts';
import { codeIn, type Kata } from '../../../../kata/catalog.ts';
import { instrument } from './instrument.ts';

/** Code that records what it does, and where its recording goes. */
export interface Recorded {
  target: Target;
  /** Absolute path of the folder for the recording. */
  folder: string;
}

/**
 * Writes a copy of a target that records the calls between it and the laws.
 *
 * @param place where to put it, as a target without extension
 * @param original the folder of the recording to compare with; none if this is to be the original
 */
export function layOutRecorded(kata: Kata, target: Target, place: string, original?: string): Recorded {
  const { root } = kata;
  const targetPath = join(root, target);
  const isSingle = existsSync(targetPath) && statSync(targetPath).isFile();
  const folder = join(root, `${place}-events`);
  const own = !isSingle && target !== 'solutions' ? codeIn(targetPath) : [];
  const names = isSingle ? kata.files.slice(0, 1) : [...new Set([...kata.files, ...own])];
  const copy = isSingle ? `${place}.ts` : place;
  for (const name of names) {
    const file = locateKataFile(root, kata.slug, name, target);
    if (file === undefined) continue;
    const path = isSingle ? join(root, copy) : join(root, copy, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, instrument(readFileSync(file, 'utf8'), openingFor(path, folder, original)));
  }
  return { target: copy, folder };
}

function openingFor(path: string, ...folders: (string | undefined)[]): string {
  const module = relative(dirname(path), join(import.meta.dirname, 'recording.ts'))
    .split(sep)
    .join('/');
  const folderArguments = folders
    .flatMap((folder) => (folder === undefined ? [] : [JSON.stringify(folder)]))
    .join(', ');
  return `import { openRecording } from '${module}'; const recorder$ = openRecording(${folderArguments});`;
}
