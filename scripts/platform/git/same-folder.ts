import { realpathSync } from 'node:fs';
import { isSamePath } from '../../../katas/support/paths.ts';

/** Whether git and Node.js mean the same folder. On Windows, they may write its drive, its case and its slashes differently. */
export function isSameFolder(one: string, other: string): boolean {
  return isSamePath(realpathSync.native(one), realpathSync.native(other));
}
