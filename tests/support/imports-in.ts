import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { importsOf } from '../../katas/support/imports.ts';
import { workbookRoot } from '../../scripts/platform/workbook-root.ts';

/** An import of the repository's own code. */
export interface Import {
  /** Path of the importing file. */
  path: string;
  /** Path of the imported file if the import is relative; else the specifier, or `computed` if it is not a literal. */
  to: string;
}

/** All imports in these files, types included. Paths are relative to the workbook's root, with forward slashes. */
export function importsIn(paths: readonly string[]): Import[] {
  return paths.flatMap((path) =>
    importsOf(readFileSync(join(workbookRoot, path), 'utf8'), path).map(({ specifier = 'computed' }) => ({
      path,
      to: specifier.startsWith('.') ? posix.join(posix.dirname(path), specifier) : specifier,
    })),
  );
}
