import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseSync, type ESTree } from 'vite';
import { locateKataFile, type Target } from '../../katas/support/target.ts';
import { codeIn, type Kata } from '../kata/catalog.ts';
import { npmCommand } from '../platform/cli/npm-command.ts';
import { codeFrame } from '../platform/code-frame.ts';
import { refuseCode, type CodeRefusal } from './refuse-code.ts';
import type { Problem } from './result.ts';
import { shownPath } from '../platform/shown-path.ts';

/**
 * Problems that would keep a kata's tests from running, found before they run: a file that is missing, that the grader
 * would refuse, or that lacks an export that the tests import.
 */
export function validateCode(kata: Kata, target: Target): Problem | undefined {
  const needed = importedNamesByFile(kata);
  for (const name of kata.files) {
    const file = locateKataFile(kata.root, kata.slug, name, target);
    const problem =
      file === undefined
        ? missingFile(kata, name, target)
        : problemInFile({
            kata,
            file,
            displayPath: shownPath(file, kata.root),
            needed: needed.get(name) ?? [],
            target,
          });
    if (problem) return problem;
  }
  return undefined;
}

interface CheckedSolution {
  kata: Kata;
  file: string;
  /** Its path as messages name it. */
  displayPath: string;
  /** The names that the tests import from it. */
  needed: readonly string[];
  target: Target;
}

function missingFile(kata: Kata, name: string, target: Target): Problem {
  return {
    kind: 'missing',
    message: `${target}/${kata.slug}/${name} is missing${missingRemedy(kata, name, target)}`,
  };
}

/** What to do about a missing file. A learner may have renamed it. */
function missingRemedy(kata: Kata, name: string, target: Target): string {
  const { root, slug, number } = kata;
  if (target === 'solutions') return `. Try: git checkout -- solutions/${slug}/${name}`;
  if (target !== 'katas') return `. Write it, then: ${npmCommand('prove', root)} ${number}`;
  const other = renamedTo(kata, name);
  if (other === undefined) return `. Try: npm run reset ${number} ${name}`;
  const move = process.platform === 'win32' ? 'move' : 'mv';
  const [from, to] = [other, name].map((one) => `katas/${slug}/${one}`);
  return `, and ${other} is new. Did you rename ${name}? Try: ${move} ${from} ${to}`;
}

/** A file that is not the kata's own and may be the missing one: the one with the most similar name. */
function renamedTo({ folder, files }: Kata, name: string): string | undefined {
  const others = existsSync(folder) ? codeIn(folder).filter((one) => !files.includes(one)) : [];
  const letters = (text: string) => text.toLowerCase().replaceAll(/[^a-z\d]/g, '');
  return others.find((one) => letters(one) === letters(name)) ?? (others.length === 1 ? others[0] : undefined);
}

/** Why a file cannot be run, whatever it imports: its encoding or its syntax. */
export function problemOfSyntax(file: string, displayPath: string): Problem | undefined {
  const refusal = refuseCode({ name: basename(file), source: readFileSync(file, 'utf8'), files: undefined });
  return refusal && refused(refusal, file, displayPath);
}

function problemInFile({ kata, file, displayPath, needed, target }: CheckedSolution): Problem | undefined {
  const files = target === 'katas' ? kata.files : undefined;
  const source = readFileSync(file, 'utf8');
  const refusal = refuseCode({ name: basename(file), source, files });
  if (refusal) return refused(refusal, file, displayPath);
  const { program } = parseSync(file, source);
  const exported = exportedNames(program);
  const lacking = needed.filter((name) => exported && !exported.has(name));
  if (lacking.length === 0) return undefined;
  return {
    kind: 'lacks an export',
    message: `${displayPath} does not export ${lacking.join(', ')}, which the tests import. ${
      target === 'katas'
        ? `Export it, or start again with: npm run reset ${kata.number}`
        : `Export it, then: ${npmCommand('prove', kata.root)} ${kata.number}`
    }`,
  };
}

/** The grader's own words, with the path of the file and what to do. */
function refused({ status, what, at, remedy }: CodeRefusal, file: string, displayPath: string): Problem {
  if (at === undefined) return { kind: status, message: `${displayPath} ${what}. ${remedy}.` };
  const place = { file, ...at };
  const message = `${displayPath}:${at.line}:${at.column} ${what}. ${remedy} and save.`;
  return { kind: status, message, at: { ...place, frame: codeFrame(place) } };
}

const importedNamesCache = new Map<string, { source: string; needed: Map<string, string[]> }>();

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
  const before = importedNamesCache.get(file);
  if (before?.source === source) return before.needed;
  const needed = valueImports(source);
  importedNamesCache.set(file, { source, needed });
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
