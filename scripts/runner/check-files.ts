import type { ESTree } from 'vite';
import { importsIn } from '../../katas/support/imports.ts';
import type { UnreadableHelper } from '../kata/helper-files.ts';
import { ownFile } from './allowed-imports.ts';
import type { CodeRefusal } from './code-refusal.ts';
import { lawsRules, solutionRules } from './code-rules.ts';
import { lackingImport } from './lacking-import.ts';
import { parseCode, refuseCode } from './refuse-code.ts';

/** A kata's code, which is checked before it runs. */
export interface CheckedCode {
  /** Sources of the kata's own files by name. */
  files: ReadonlyMap<string, string>;
  /** Sources of files that may be helper files. Those that no file imports are not checked. */
  helpers: ReadonlyMap<string, string>;
  unreadable: ReadonlyMap<string, UnreadableHelper>;
  /** Whether this is the workbook's own code, which may import and use anything. */
  isTrusted?: boolean;
  /** If the files are laws: the names of the files that they are about. */
  about?: readonly string[] | undefined;
}

/**
 * Checks a kata's own files, and then the helper files that they import, directly or through other helper files. Both
 * the loop and the grader call this.
 *
 * @returns the syntax trees of the files that will run, by name, or the first refusal with the name of its file
 */
export function checkFiles({
  files,
  helpers,
  unreadable,
  isTrusted = false,
  about,
}: CheckedCode): { programs: Map<string, ESTree.Program> } | { name: string; refusal: CodeRefusal } {
  const all = [...files.keys(), ...helpers.keys(), ...(about ?? [])];
  const rules = about === undefined ? solutionRules : lawsRules;
  const names = [...files.keys()];
  // Each file is parsed once, because this runs on every save.
  const programs = new Map<string, ESTree.Program>();
  for (const name of names) {
    const source = files.get(name) ?? helpers.get(name) ?? '';
    const parsed = parseCode(name, source);
    const refusal = refuseCode({ name, source, parsed, files: isTrusted ? undefined : all, unreadable, rules });
    if (refusal) return { name, refusal };
    programs.set(name, parsed.program);
    // Names that are added now come later in this loop.
    if (helpers.size > 0) names.push(...helpersIn(parsed.program, source, helpers, names));
  }
  for (const name of isTrusted ? [] : programs.keys()) {
    const refusal = lackingImport(name, files.get(name) ?? helpers.get(name) ?? '', programs);
    if (refusal) return { name, refusal };
  }
  return { programs };
}

/** The other helper files that a file imports as values. Types are gone when it runs. */
function helpersIn(
  program: ESTree.Program,
  source: string,
  helpers: ReadonlyMap<string, string>,
  known: readonly string[],
): Set<string> {
  const imported = importsIn(program, source).flatMap(({ specifier = '', typeOnly }) => {
    const helper = typeOnly ? undefined : ownFile(specifier, [...helpers.keys()]);
    return helper === undefined || known.includes(helper) ? [] : [helper];
  });
  return new Set(imported);
}
