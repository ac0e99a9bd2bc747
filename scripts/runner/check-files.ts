import { importsOf } from '../../katas/support/imports.ts';
import type { UnreadableHelper } from '../kata/helper-files.ts';
import { ownFile } from './allowed-imports.ts';
import { lawsRules, solutionRules } from './code-rules.ts';
import type { CodeRefusal } from './code-refusal.ts';
import { refuseCode } from './refuse-code.ts';

/** A kata's code, before it runs. */
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
 * Checks a kata's own files, and then the helper files that they import, directly or through other helper files. The loop
 * and the grader both ask this.
 *
 * @returns the names of the files that will run, or the first refusal with the name of its file
 */
export function checkFiles({
  files,
  helpers,
  unreadable,
  isTrusted = false,
  about,
}: CheckedCode): { names: string[] } | { name: string; refusal: CodeRefusal } {
  const all = [...files.keys(), ...helpers.keys(), ...(about ?? [])];
  const rules = about === undefined ? solutionRules : lawsRules;
  const names = [...files.keys()];
  for (const name of names) {
    const source = files.get(name) ?? helpers.get(name) ?? '';
    const refusal = refuseCode({ name, source, files: isTrusted ? undefined : all, unreadable, rules });
    if (refusal) return { name, refusal };
    // Names that are added now come later in this loop.
    if (helpers.size > 0) names.push(...helpersIn(source, name, helpers, names));
  }
  return { names };
}

/** The other helper files that a file imports as values. Types are gone when it runs. */
function helpersIn(
  source: string,
  name: string,
  helpers: ReadonlyMap<string, string>,
  known: readonly string[],
): Set<string> {
  const imported = importsOf(source, name).flatMap(({ specifier = '', typeOnly }) => {
    const helper = typeOnly ? undefined : ownFile(specifier, [...helpers.keys()]);
    return helper === undefined || known.includes(helper) ? [] : [helper];
  });
  return new Set(imported);
}
