import { parseSync, Visitor, type ESTree } from 'vite';
import { importsIn, type Import } from '../../katas/support/imports.ts';
import { fileNamedBy, isHelperName, type UnreadableHelper } from '../kata/helper-files.ts';
import { locationAt } from '../platform/code-frame.ts';
import { unavailableGlobals, unavailableMembers } from './allowed-globals.ts';
import { allowedImports, allowedModule, ownFile } from './allowed-imports.ts';
import { declaredNames, freeNames } from './free-names.ts';

/** Why a file cannot be graded. */
export interface CodeRefusal {
  status: 'does not compile' | 'import refused' | 'missing';
  /** One sentence without its subject. It fits after `value-objects.ts:3:5`. */
  what: string;
  /** The subject, if it is not the file that was checked: the path of a helper file. */
  subject?: string;
  /** What to do about it: `Fix this line`. */
  remedy: string;
  /** Counted from 1. Absent if it is about the whole file. */
  at?: { line: number; column: number };
}

/** A file's syntax tree, and the errors in its syntax. */
export type ParsedCode = Pick<ReturnType<typeof parseSync>, 'program' | 'errors'>;

/**
 * Parses a file. The errors include code that parses but is not allowed, such as an undeclared private field, because no
 * test could report its place.
 */
export function parseCode(name: string, source: string): ParsedCode {
  return parseSync(name, source, { showSemanticErrors: true });
}

/** What is checked. */
export interface CheckedFile {
  name: string;
  source: string;
  /** Its syntax tree, from `parseCode`. By default, it is parsed here. */
  parsed?: ParsedCode;
  /**
   * The files of the kata and its helper files, which may import each other. Undefined for the workbook's own code, which
   * may import and use anything.
   */
  files: readonly string[] | undefined;
  /** Helper files that cannot be read. */
  unreadable?: ReadonlyMap<string, UnreadableHelper>;
}

/**
 * The first reason why a file cannot be graded: its syntax, an import, or a global that the sandbox does not have. The
 * loop and the grader both ask this, so nobody hears of it only with the grade.
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
  const placed = (what: string, offset: number, remedy: string): CodeRefusal => {
    const { line, column } = locationAt(name, source, offset);
    return { status: 'does not compile', what, remedy, at: { line, column } };
  };
  const { program, errors } = file.parsed ?? parseCode(name, source);
  const [error] = errors;
  if (error) {
    const what = error.message.replace(/\.$/, '');
    return placed(`does not compile: ${what}`, startOf(error.labels), 'Fix this line');
  }
  const decorator = firstDecorator(source, program);
  if (decorator !== undefined) {
    return placed('has a decorator or an accessor field, which Node does not support yet', decorator, 'Remove it');
  }
  const template = suspiciousTemplate(program);
  if (template !== undefined) {
    const what = "has <!--, --> or import( in a tagged template, which the sandbox cannot run. Write it as ${'<'}!--";
    return placed(what, template, 'Write it differently');
  }
  const { files } = file;
  if (files === undefined) return undefined;
  return refusedImport({ ...file, files }, program) ?? refusedGlobal(program, name, source);
}

type LearnersFile = CheckedFile & { files: readonly string[] };

function refusedImport(file: LearnersFile, program: ESTree.Program): CodeRefusal | undefined {
  const { name, source } = file;
  const names = namesByModule(program);
  const declared = declaredNames(program);
  for (const one of importsIn(program, source)) {
    // A function of the solution's own may be called `require`.
    if (one.kind === 'require()' && declared.has('require')) continue;
    const at = { line: one.line, column: 1 };
    const lacking = one.typeOnly ? undefined : file.unreadable?.get(fileNamedBy(one.specifier ?? '') ?? '');
    if (lacking) {
      const what = `is imported by ${name}, but ${lacking.why}`;
      const remedy =
        lacking.why === 'does not exist' ? 'Create it, or change the import,' : 'Change this file or the import';
      return { status: 'missing', subject: lacking.path, what, remedy, at };
    }
    const what = refusedModule(one, file) ?? refusedName(one, names);
    if (what !== undefined) return { status: 'import refused', what, remedy: 'Remove this import', at };
  }
  return undefined;
}

function refusedModule({ specifier, typeOnly }: Import, { files, name }: LearnersFile): string | undefined {
  if (typeOnly) return undefined;
  if (specifier === undefined) return `imports a computed path. ${mayImport(files, name)}`;
  if ((ownFile(specifier, files) ?? allowedModule(specifier)) !== undefined) return undefined;
  const helper = fileNamedBy(specifier);
  return helper === undefined || isHelperName(helper)
    ? `imports "${specifier}". ${mayImport(files, name)}`
    : `imports "${specifier}", which is not a helper file: its name may have only letters from a to z, digits, - _ and ., and it must not be a test or a model`;
}

function mayImport(files: readonly string[], name: string): string {
  const others = [...files.filter((file) => file !== name), ...Object.keys(allowedImports)].join(', ');
  return `It may import only from ${others}, and from helper files in the same folder`;
}

function refusedName(
  { specifier = '', typeOnly }: Import,
  names: ReadonlyMap<string, ReadonlySet<string>>,
): string | undefined {
  const module = allowedModule(specifier);
  if (module === undefined || typeOnly) return undefined;
  const offered = [...(allowedImports[module] ?? []), 'default', '*'];
  const name = [...(names.get(specifier) ?? [])].find((one) => !offered.includes(one));
  if (name === undefined) return undefined;
  return `imports ${name} from "${specifier}". From there it may import only ${offered.slice(0, -2).join(', ')}`;
}

/**
 * The names that a program imports as values from each module, and the members that it reads of a default or namespace
 * import.
 */
function namesByModule(program: ESTree.Program): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  const objects = new Map<string, string>();
  const add = (module: string, name: string) => found.set(module, (found.get(module) ?? new Set()).add(name));
  const nameOf = (node: ESTree.ModuleExportName) => (node.type === 'Literal' ? node.value : node.name);
  for (const node of program.body) {
    if (node.type === 'ExportNamedDeclaration' && node.source && node.exportKind !== 'type') {
      for (const { local } of node.specifiers) add(node.source.value, nameOf(local));
    }
    if (node.type !== 'ImportDeclaration' || node.importKind === 'type') continue;
    for (const one of node.specifiers) {
      if (one.type !== 'ImportSpecifier') objects.set(one.local.name, node.source.value);
      else if (one.importKind !== 'type') add(node.source.value, nameOf(one.imported));
    }
  }
  new Visitor({
    MemberExpression: (node) => {
      const module = node.object.type === 'Identifier' ? objects.get(node.object.name) : undefined;
      if (module !== undefined && !node.computed && node.property.type === 'Identifier') {
        add(module, node.property.name);
      }
    },
  }).visit(program);
  return found;
}

function refusedGlobal(program: ESTree.Program, file: string, source: string): CodeRefusal | undefined {
  const refused = new Set([
    ...unavailableGlobals,
    ...Object.entries(unavailableMembers).flatMap(([owner, names]) => names.map((name) => `${owner}.${name}`)),
  ]);
  const found = freeNames(program).find(({ name }) => refused.has(name));
  if (!found) return undefined;
  const { line, column } = locationAt(file, source, found.start);
  const what = `uses ${found.name}, which is not available to a solution`;
  return { status: 'import refused', what, remedy: `Write it without ${found.name}`, at: { line, column } };
}

/** The position of the first decorator or `accessor`. They compile, but Node.js does not run them. */
function firstDecorator(source: string, program: ESTree.Program): number | undefined {
  if (!/@\w|@\(|\baccessor\b/.test(source)) return undefined;
  const starts: number[] = [];
  const keep = ({ start }: ESTree.Span) => starts.push(start);
  new Visitor({ Decorator: keep, AccessorProperty: keep }).visit(program);
  return starts.length === 0 ? undefined : Math.min(...starts);
}

/** The position of a text that the sandbox takes for a comment or an import, and that cannot be written differently. */
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

/** Where to look. For a duplicate name, at the second one. */
function startOf(labels: readonly { start: number; message: string | null }[]): number {
  const second = labels.find(({ message }) => message?.includes('redeclared'));
  return (second ?? labels[0])?.start ?? 0;
}

/** Whether a text was read as UTF-8, but is UTF-16, which Windows PowerShell writes with `>`. */
function isUtf16(source: string): boolean {
  return /^\uFFFD{2}|^(?:\0[^\0]|[^\0]\0){4}/.test(source);
}
