import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync, Visitor, type ESTree } from 'vite';
import { locate, type Target } from '../../katas/support/target.ts';
import type { Kata } from '../kata/catalog.ts';
import { workbookRoot } from '../platform/workbook-root.ts';
import { npmCommand } from '../platform/cli/npm-command.ts';
import { codeFrame, locationAt } from '../platform/code-frame.ts';
import type { Problem } from './result.ts';
import { shownPath } from '../platform/shown-path.ts';

/**
 * Problems that would keep a kata's tests from running, found before they run: a file that is missing, does not
 * compile, or lacks an export that the tests import.
 */
export function validateCode(kata: Kata, target: Target, root = workbookRoot): Problem | undefined {
  const needed = importedNamesByFile(kata);
  for (const name of kata.files) {
    const file = locate(root, kata.slug, name, target);
    const problem =
      file === undefined
        ? missing(kata, name, target)
        : inFile(kata, file, shownPath(file, root), needed.get(name) ?? [], target);
    if (problem) return problem;
  }
  return undefined;
}

function missing(kata: Kata, name: string, target: Target): Problem {
  return {
    kind: 'missing',
    message: `${target}/${kata.slug}/${name} is missing. ${missingRemedy(kata, name, target)}`,
  };
}

/** A reset restores only the files that a learner edits. */
function missingRemedy({ slug, number }: Kata, name: string, target: Target): string {
  if (target === 'katas') return `Try: npm run reset ${number}`;
  if (target === 'solutions') return `Try: git checkout -- solutions/${slug}/${name}`;
  return `Write it, then: ${npmCommand('prove')} ${number}`;
}

function inFile(
  kata: Kata,
  file: string,
  shown: string,
  needed: readonly string[],
  target: Target,
): Problem | undefined {
  const parsed = parseFile(file, shown);
  if ('kind' in parsed) return parsed;
  const { program } = parsed;
  const exported = exportedNames(program);
  const lacking = needed.filter((name) => exported && !exported.has(name));
  if (lacking.length === 0) return undefined;
  return {
    kind: 'lacks an export',
    message: `${shown} does not export ${lacking.join(', ')}, which the tests import. ${
      target === 'katas'
        ? `Export it, or start again with: npm run reset ${kata.number}`
        : `Export it, then: ${npmCommand('prove')} ${kata.number}`
    }`,
  };
}

/** A file that a learner writes, parsed, or why it cannot be run. */
export function parseFile(file: string, shown: string): Problem | { program: ESTree.Program } {
  const bytes = readFileSync(file);
  if (isUtf16(bytes)) {
    return {
      kind: 'does not compile',
      message: `${shown} is saved as UTF-16, which Node cannot read. Save it as UTF-8.`,
    };
  }
  const source = bytes.toString();
  // This includes code that parses but is not allowed, such as an undeclared private field. No test could report its
  // place.
  const { program, errors } = parseSync(file, source, { showSemanticErrors: true });
  const [error] = errors;
  if (error) {
    const what = error.message.replace(/\.$/, '');
    return doesNotCompile(
      file,
      shown,
      source,
      startOf(error.labels),
      `does not compile: ${what}. Fix this line and save.`,
    );
  }
  const decorator = firstDecorator(source, program);
  if (decorator === undefined) return { program };
  const what = 'has a decorator or an accessor field, which Node does not support yet. Remove it and save.';
  return doesNotCompile(file, shown, source, decorator, what);
}

function doesNotCompile(file: string, shown: string, source: string, offset: number, what: string): Problem {
  const place = locationAt(file, source, offset);
  return {
    kind: 'does not compile',
    message: `${shown}:${place.line}:${place.column} ${what}`,
    at: { ...place, frame: codeFrame(place) },
  };
}

/** The encoding that Windows PowerShell writes with `>`. */
function isUtf16(bytes: Buffer): boolean {
  const [first, second] = bytes;
  return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
}

/** The position of the first decorator or `accessor`. They compile, but Node.js does not run them. */
function firstDecorator(source: string, program: ESTree.Program): number | undefined {
  if (!/@\w|@\(|\baccessor\b/.test(source)) return undefined;
  const starts: number[] = [];
  const keep = ({ start }: ESTree.Span) => starts.push(start);
  new Visitor({ Decorator: keep, AccessorProperty: keep }).visit(program);
  return starts.length === 0 ? undefined : Math.min(...starts);
}

/** Where to look. For a duplicate name, at the second one. */
function startOf(labels: readonly { start: number; message: string | null }[]): number {
  const second = labels.find(({ message }) => message?.includes('redeclared'));
  return (second ?? labels[0])?.start ?? 0;
}

const known = new Map<string, { source: string; needed: Map<string, string[]> }>();

/** The names that a kata's tests and their models import as values, by file: `{ 'value-objects.ts' → ['Money'] }`. */
export function importedNamesByFile({ folder, tests }: Kata): Map<string, string[]> {
  const models = readdirSync(folder).filter((name) => name.endsWith('.model.ts'));
  const all = new Map<string, string[]>();
  for (const file of [tests, ...models.map((name) => join(folder, name))]) {
    for (const [name, names] of neededByFile(file)) all.set(name, [...new Set([...(all.get(name) ?? []), ...names])]);
  }
  return all;
}

/** A file is parsed again only if it has changed. */
function neededByFile(file: string): Map<string, string[]> {
  const source = readFileSync(file, 'utf8');
  const before = known.get(file);
  if (before?.source === source) return before.needed;
  const needed = valueImports(source);
  known.set(file, { source, needed });
  return needed;
}

function valueImports(source: string): Map<string, string[]> {
  const { program } = parseSync('kata.test.ts', source);
  const found = new Map<string, string[]>();
  for (const node of program.body) {
    if (node.type !== 'ImportDeclaration' || node.importKind === 'type') continue;
    const file = /^\.\/([^/]+)$/.exec(node.source.value)?.[1];
    if (file === undefined) continue;
    const names = node.specifiers.flatMap((one) =>
      one.type === 'ImportSpecifier' && one.importKind !== 'type' ? [nameOf(one.imported)] : [],
    );
    found.set(file, [...(found.get(file) ?? []), ...names]);
  }
  return found;
}

/** The names a module exports as values or types; undefined if `export *` hides them. */
export function exportedNames(program: ESTree.Program): Set<string> | undefined {
  const names = new Set<string>();
  for (const node of program.body) {
    if (node.type === 'ExportAllDeclaration' && node.exported === null) return undefined;
    if (node.type !== 'ExportNamedDeclaration') continue;
    node.specifiers.forEach(({ exported }) => names.add(nameOf(exported)));
    const { declaration } = node;
    if (!declaration) continue;
    if (declaration.type === 'VariableDeclaration') {
      declaration.declarations.forEach(({ id }) => id.type === 'Identifier' && names.add(id.name));
    } else if ('id' in declaration && declaration.id?.type === 'Identifier') {
      names.add(declaration.id.name);
    }
  }
  return names;
}

function nameOf(node: ESTree.ModuleExportName): string {
  return node.type === 'Literal' ? node.value : node.name;
}
