import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { locateKataFile, type Target } from '../../../../../katas/support/target.ts';
import { codeIn, type Kata } from '../../../../kata/catalog.ts';
import { instrument } from './instrument.ts';
import type { Comparison } from './recording.ts';

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
 * @param comparison what it is compared with; none if this is to be the original
 */
export function layOutRecorded(kata: Kata, target: Target, place: string, comparison?: Comparison): Recorded {
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
    const opening = openingFor(path, folder, comparison);
    // The names of blocks are offsets, which differ in a mutant.
    writeFileSync(path, instrument(readFileSync(file, 'utf8'), opening, comparison ? undefined : name));
  }
  return { target: copy, folder };
}

function openingFor(path: string, folder: string, comparison: Comparison | undefined): string {
  const module = relative(dirname(path), join(import.meta.dirname, 'recording.ts'))
    .split(sep)
    .join('/');
  const values = [folder, ...(comparison ? [comparison] : [])].map((value) => JSON.stringify(value)).join(', ');
  return `import { openRecording } from '${module}'; const recorder$ = openRecording(${values});`;
}
