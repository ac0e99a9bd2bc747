import { readFileSync } from 'node:fs';
import type { CompiledModule } from './compile/compile.ts';

/** The name of the file with the compiled code, next to a submission's files. */
export const compiledName = 'compiled.json';

/** The compiled modules in such a file, by the names of the submission's files. */
export function readCompiled(path: string): Record<string, CompiledModule> {
  return JSON.parse(readFileSync(path, 'utf8')) as Record<string, CompiledModule>;
}
