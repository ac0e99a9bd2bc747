import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Kata } from '../../kata/catalog.ts';
import { workbookRoot } from '../../platform/workbook-root.ts';
import { git } from '../../platform/git/git.ts';
import { createTempWorkbook } from '../../testing/temp-workbook.ts';

/** What each kind of student hands in, made from the solution and the starter of a kata. */
const kinds = {
  right: ({ solution }: Sources) => solution,
  'half right': ({ solution }: Sources) => solution.replace(/throw new [^;]+;/, ';'),
  'not begun': ({ starter }: Sources) => starter,
  looping: ({ solution }: Sources) => solution.replace(/\n( *)return /, '\n$1for (;;);\n$1return '),
  tampering: ({ starter }: Sources) =>
    starter.replaceAll(/\btodo\('[^']*'\)/g, '({ asymmetricMatch: () => true } as never)'),
  'does not compile': ({ solution }: Sources) => `${solution}\nconst = 1;\n`,
} satisfies Record<string, (sources: Sources) => string>;

interface Sources {
  solution: string;
  starter: string;
}

/** The kind of student in a generated class. */
export type Kind = keyof typeof kinds;

/** Thirty students, as in a real class. A larger class repeats them. */
export const usualClass: readonly Kind[] = [
  ...Array.from({ length: 12 }, () => 'right' as const),
  ...Array.from({ length: 9 }, () => 'half right' as const),
  ...Array.from({ length: 4 }, () => 'not begun' as const),
  ...(['looping', 'looping', 'tampering', 'tampering', 'does not compile'] as const),
];

/**
 * Creates clones of a workbook, as students would hand them in. Each is a git repository in which Vitest can run.
 * Students who loop or tamper do so only in the first kata, and are half right in the others. No two files are
 * identical.
 *
 * @param folder to create; the clones are its folders s01, s02 …
 */
export function createSyntheticClass(folder: string, katas: readonly Kata[], students: readonly Kind[]): void {
  mkdirSync(folder, { recursive: true });
  const handedOut = createTempWorkbook(katas);
  rmSync(join(handedOut, 'solutions'), { recursive: true });
  rmSync(join(handedOut, 'node_modules'));
  students.forEach((kind, i) => {
    const clone = join(folder, `s${String(i + 1).padStart(2, '0')}`);
    cpSync(handedOut, clone, { recursive: true });
    katas.forEach((kata, at) => {
      const kindInOthers = kind === 'looping' || kind === 'tampering' ? 'half right' : kind;
      write(clone, kata, at === 0 ? kind : kindInOthers, i);
    });
    commit(clone);
    symlinkSync(join(workbookRoot, 'node_modules'), join(clone, 'node_modules'), 'dir');
  });
  rmSync(handedOut, { recursive: true });
}

function write(clone: string, kata: Kata, kind: Kind, i: number): void {
  for (const name of kata.files) {
    const file = join(clone, 'katas', kata.slug, name);
    const starter = readFileSync(file, 'utf8');
    const solution = readFileSync(join(workbookRoot, 'solutions', kata.slug, name), 'utf8');
    const text = kinds[kind]({ solution, starter });
    writeFileSync(file, kind === 'not begun' ? text : `${text}\n// By student ${i + 1}.\n`);
  }
}

function commit(clone: string): void {
  const author = ['-c', 'user.name=Student', '-c', 'user.email=student@example.org', '-c', 'commit.gpgSign=false'];
  git(clone, ['init', '--quiet']);
  git(clone, ['add', '--all']);
  git(clone, [...author, 'commit', '--quiet', '--no-verify', '--message', 'My answers']);
}
