import { Visitor, type ESTree, type parseSync } from 'vite';
import type { UnreadableHelper } from '../kata/helper-files.ts';
import { locationAt } from '../platform/code-frame.ts';
import { allowedImports, lawsImports, type AllowedImports } from './allowed-imports.ts';
import type { CodeRefusal } from './code-refusal.ts';

/** What code that nobody has checked may import and use. */
export interface CodeRules {
  imports: AllowedImports;
  /** Whether it may have helper files of its own. */
  hasHelpers: boolean;
  /** Globals that it may not use, besides those that no code may use. */
  unavailable: readonly string[];
  /** What is being checked, as messages name it: `a solution`. */
  user: string;
  /** A further reason to refuse a program. */
  refuse?: (program: ESTree.Program, file: { name: string; source: string }) => CodeRefusal | undefined;
}

/** A file's syntax tree, and the errors in its syntax. */
export type ParsedCode = Pick<ReturnType<typeof parseSync>, 'program' | 'errors'>;

/** A file to be checked. */
export interface CheckedFile {
  name: string;
  source: string;
  /** Its syntax tree, from `parseCode`. By default, it is parsed here. */
  parsed?: ParsedCode;
  /**
   * The files of the kata and its helper files, which may import each other. Undefined for the workbook's own code,
   * which may import and use anything.
   */
  files: readonly string[] | undefined;
  /** Helper files that cannot be read. */
  unreadable?: ReadonlyMap<string, UnreadableHelper>;
  /** What the code may import and use. By default, what an answer may. */
  rules?: CodeRules;
}

/** What an answer may do. */
export const solutionRules: CodeRules = {
  imports: allowedImports,
  hasHelpers: true,
  unavailable: [],
  user: 'a solution',
};

/** What laws may not use, because it measures time or distinguishes one run from the next. */
export const unavailableToLaws: readonly string[] = [
  ...['performance', 'crypto', 'WeakRef', 'FinalizationRegistry', 'MessageChannel', 'MessagePort', 'MessageEvent'],
  ...['AbortSignal.timeout', 'Intl.DateTimeFormat', 'Temporal'],
];

/** What laws may do with `expect` besides calling it. */
export const lawsExpect: readonly string[] = [
  ...['any', 'anything', 'arrayContaining', 'closeTo', 'not', 'objectContaining', 'stringContaining', 'stringMatching'],
  ...['unreachable'],
];

/** What the laws of a reverse kata may do. */
export const lawsRules: CodeRules = {
  imports: lawsImports,
  hasHelpers: false,
  unavailable: unavailableToLaws,
  user: 'laws',
  refuse: refusedMember,
};

/**
 * The refusal of a name that code may not use.
 *
 * @param start its position in the source
 * @param user what uses it, as in `CodeRules`
 */
export function refuseUse(
  name: string,
  start: number,
  file: { name: string; source: string },
  user: string,
): CodeRefusal {
  const { line, column } = locationAt(file.name, file.source, start);
  const what = `uses ${name}, which is not available to ${user}`;
  return { status: 'import refused', what, remedy: `Write it without ${name}`, at: { line, column } };
}

/** Laws may use only a part of `expect`, because the rest changes the run or reveals something about it. */
function refusedMember(program: ESTree.Program, file: { name: string; source: string }): CodeRefusal | undefined {
  const locals = new Set(
    program.body.flatMap((node) =>
      node.type === 'ImportDeclaration' && node.source.value === 'vitest'
        ? node.specifiers.flatMap((one) => (one.type === 'ImportSpecifier' ? [one.local.name] : []))
        : [],
    ),
  );
  let found: CodeRefusal | undefined;
  new Visitor({
    MemberExpression: ({ object, property, computed, start }) => {
      if (found || computed || object.type !== 'Identifier' || !locals.has(object.name)) return;
      if (property.type !== 'Identifier' || lawsExpect.includes(property.name)) return;
      found = refuseUse(`${object.name}.${property.name}`, start, file, 'laws');
    },
  }).visit(program);
  return found;
}
