import { relative } from 'node:path';
import { toForwardSlashes } from '../../katas/support/paths.ts';
import { workbookRoot } from './workbook-root.ts';

/** A path as a user reads it and can give it to git: relative to the workbook's folder, with `/` on every system. */
export function shownPath(path: string, root = workbookRoot): string {
  return toForwardSlashes(relative(root, path));
}
