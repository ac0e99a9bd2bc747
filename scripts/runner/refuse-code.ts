import { parseSync, Visitor, type ESTree } from 'vite';
import { locationAt } from '../platform/code-frame.ts';
import { unavailableGlobals, unavailableMembers } from './allowed-globals.ts';
import type { CodeRefusal } from './code-refusal.ts';
import { refuseUse, solutionRules, type CheckedFile, type CodeRules, type ParsedCode } from './code-rules.ts';
import { freeNames } from './free-names.ts';
import { refusedImport } from './refuse-import.ts';

/**
 * Parses a file. The errors include code that parses but is not allowed, such as an undeclared private field, because
 * no test could report its place.
 */
export function parseCode(name: string, source: string): ParsedCode {
  return parseSync(name, source, { showSemanticErrors: true });
}

/**
 * The first reason why a file cannot be graded: its syntax, an import, or a global that the sandbox does not have. Both
 * the loop and the grader call this, so nobody learns of it only when the grades come.
 */
export function refuseCode(file: CheckedFile): CodeRefusal | undefined {
  const { name, source } = file;
  if (isUtf16(source)) {
    return {
      status: 'does not compile',
      what: 'is saved as UTF-16, which Node cannot read',
      remedy: 'Save it as UTF-8',
    };
  }
  const refusalAt = (what: string, offset: number, remedy: string): CodeRefusal => {
    const { line, column } = locationAt(name, source, offset);
    return { status: 'does not compile', what, remedy, at: { line, column } };
  };
  const { program, errors } = file.parsed ?? parseCode(name, source);
  const [error] = errors;
  if (error) {
    const what = error.message.replace(/\.$/, '');
    return refusalAt(`does not compile: ${what}`, startOf(error.labels), 'Fix this line');
  }
  const decorator = firstDecorator(source, program);
  if (decorator !== undefined) {
    return refusalAt('has a decorator or an accessor field, which Node does not support yet', decorator, 'Remove it');
  }
  const template = suspiciousTemplate(program);
  if (template !== undefined) {
    const what = "has <!--, --> or import( in a tagged template, which the sandbox cannot run. Write it as ${'<'}!--";
    return refusalAt(what, template, 'Write it differently');
  }
  const { files, rules = solutionRules } = file;
  if (files === undefined) return undefined;
  return (
    refusedImport({ ...file, files, rules }, program) ??
    rules.refuse?.(program, file) ??
    refusedGlobal(program, file, rules)
  );
}

function refusedGlobal(
  program: ESTree.Program,
  file: CheckedFile,
  { unavailable, user }: CodeRules,
): CodeRefusal | undefined {
  const refused = new Set([
    ...unavailable,
    ...unavailableGlobals,
    ...Object.entries(unavailableMembers).flatMap(([owner, names]) => names.map((name) => `${owner}.${name}`)),
  ]);
  const found = freeNames(program).find(({ name }) => refused.has(name));
  return found && refuseUse(found.name, found.start, file, user);
}

/** The position of the first decorator or `accessor`. They compile, but Node.js does not run them. */
function firstDecorator(source: string, program: ESTree.Program): number | undefined {
  if (!/@\w|@\(|\baccessor\b/.test(source)) return undefined;
  const starts: number[] = [];
  const addStart = ({ start }: ESTree.Span) => starts.push(start);
  new Visitor({ Decorator: addStart, AccessorProperty: addStart }).visit(program);
  return starts.length === 0 ? undefined : Math.min(...starts);
}

/**
 * The position of a text that the sandbox would mistake for a comment or an import, and that the grader cannot rewrite.
 */
function suspiciousTemplate(program: ESTree.Program): number | undefined {
  let found: number | undefined;
  new Visitor({
    TaggedTemplateExpression: ({ quasi }) => {
      const text = quasi.quasis.find(({ value }) => /<!--|-->|import\s*[(/]/.test(value.raw));
      found ??= text?.start;
    },
  }).visit(program);
  return found;
}

/** The position that an error is about. For a name that is declared twice, that of the second declaration. */
function startOf(labels: readonly { start: number; message: string | null }[]): number {
  const second = labels.find(({ message }) => message?.includes('redeclared'));
  return (second ?? labels[0])?.start ?? 0;
}

/** Whether a text was read as UTF-8, but is UTF-16, which Windows PowerShell writes with `>`. */
function isUtf16(source: string): boolean {
  return /^\uFFFD{2}|^(?:\0[^\0]|[^\0]\0){4}/.test(source);
}
