import { basename, join } from 'node:path';
import { originalPositionFor, TraceMap } from '@jridgewell/trace-mapping';
import { isSamePath } from '../../../../katas/support/paths.ts';
import { codeFrame, type SourceLocation } from '../../../platform/code-frame.ts';
import type { Broken } from '../record.ts';
import type { Staged } from './workspace.ts';

/**
 * Maps a place in compiled code, from a stack, to the student's source. A place in another file stays as it is.
 * Undefined if compiled code has no such place.
 */
export function mapToSource(
  place: SourceLocation,
  { folder, modules }: Pick<Staged, 'folder' | 'modules'>,
): Broken['at'] {
  const file = basename(place.file);
  const module = isSamePath(place.file, join(folder, file)) ? modules[file] : undefined;
  if (!module) return { file, line: place.line, ...(place.frame ? { frame: place.frame } : {}) };
  // A submission can forge a stack with any numbers.
  if (place.line < 1 || place.column < 1) return undefined;
  // Columns count from 0 in source maps.
  const original = originalPositionFor(new TraceMap(module.map), { line: place.line, column: place.column - 1 });
  if (original.line === null) return undefined;
  return {
    file,
    line: original.line,
    frame: codeFrame({ file: place.file, line: original.line, column: original.column + 1 }),
  };
}
