import { realpathSync } from 'node:fs';
import { isSamePath } from '../../../katas/support/paths.ts';

/** Whether two paths are the same folder. On Windows, git and Node.js write drive, case and slashes differently. */
export function isSameFolder(one: string, other: string): boolean {
  return isSamePath(realpathSync.native(one), realpathSync.native(other));
}
