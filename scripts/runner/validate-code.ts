import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { parseSync, type ESTree } from 'vite';
import { locateKataFile, type Target } from '../../katas/support/target.ts';
import { codeIn, type Kata } from '../kata/catalog.ts';
import { HelperSearch, helpersOf, readHelpers } from '../kata/helper-files.ts';
import { readExactFile, readPlainFile } from '../kata/plain-file.ts';
import { closest } from '../platform/closest.ts';
import { npmCommand } from '../platform/cli/npm-command.ts';
import { codeFrame } from '../platform/code-frame.ts';
import { checkFiles } from './check-files.ts';
import { exportedNames, nameOf } from './exported-names.ts';
import { lawsRules } from './code-rules.ts';
import type { CodeRefusal } from './code-refusal.ts';
import { refuseCode } from './refuse-code.ts';
import type { Problem } from './result.ts';
import { shownPath } from '../platform/shown-path.ts';

/**
 * Problems that would keep a kata's tests from running, found before they run: a file that is missing, that the grader
 * would refuse, or that lacks an export that the tests import.
 */
export function validateCode(kata: Kata, target: Target): Problem | undefined {
  const files = new Map<string, CandidateFile>();
  for (const name of kata.files) {
    const file = locateKataFile(kata.root, kata.slug, name, target);
    if (file === undefined) return missingFile(kata, name, target);
    const content = target === 'katas' ? readPlainFile(kata.folder, name) : readFileSync(file);
    if (typeof content === 'string') return unreadableFile(kata, file, content);
    files.set(name, { file, content });
  }
  const search = new HelperSearch(
    new Map([...files].map(([name, { content }]) => [name, content])),
    new Map([...files].map(([name, { file }]) => [name, shownPath(file, kata.root)])),
  );
  readHelpers(search, (path) => {
    const file = resolve(kata.root, path);
    return readExactFile(dirname(file), basename(file));
  });
  const { helpers, unreadable } = search;
  const checked = checkFiles({
    files: new Map([...files].map(([name, { content }]) => [name, content.toString('utf8')])),
    helpers: new Map([...helpers].map(([name, content]) => [name, content.toString('utf8')])),
    unreadable,
    isTrusted: target !== 'katas',
  });
  if ('refusal' in checked)
    return problemOfRefusal(checked.refusal, search.paths.get(checked.name) ?? checked.name, kata.root);
  const needed = importedNamesByFile(kata);
  for (const [name, { file }] of files) {
    const problem = lackingExport(kata, file, checked.programs.get(name), needed.get(name) ?? [], target);
    if (problem) return problem;
  }
  return undefined;
}

interface CandidateFile {
  file: string;
  content: Buffer;
}

function missingFile(kata: Kata, name: string, target: Target): Problem {
  return {
    kind: 'missing',
    message: `${target}/${kata.slug}/${name} is missing${missingRemedy(kata, name, target)}`,
  };
}

/** A file that exists, but that the grader does not read. */
function unreadableFile({ root, number }: Kata, file: string, why: string): Problem {
  const remedy = `Change this, or start again with: npm run reset ${number}`;
  return { kind: 'missing', message: `${shownPath(file, root)} ${why}. ${remedy}` };
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

/**
 * The file that a missing file may have been renamed to: one whose name has the same letters and digits, or else the
 * only file that is neither the kata's own nor a helper file.
 */
function renamedTo(kata: Kata, name: string): string | undefined {
  const { folder, files } = kata;
  const helpers = helpersOf(kata);
  const others = existsSync(folder) ? codeIn(folder).filter((one) => !files.includes(one) && !helpers.has(one)) : [];
  const letters = (text: string) => text.toLowerCase().replaceAll(/[^a-z\d]/g, '');
  return others.find((one) => letters(one) === letters(name)) ?? (others.length === 1 ? others[0] : undefined);
}

/** Why the grader would refuse a file of laws about a kata. Undefined if it would not. */
export function problemOfLaws({ root, files }: Kata, file: string): Problem | undefined {
  const name = basename(file);
  const source = readFileSync(file, 'utf8');
  const refusal = refuseCode({ name, source, files: [name, ...files], rules: lawsRules });
  return refusal && problemOfRefusal(refusal, shownPath(file, root), root);
}

function lackingExport(
  kata: Kata,
  file: string,
  program: ESTree.Program | undefined,
  needed: readonly string[],
  target: Target,
): Problem | undefined {
  const exported = program && exportedNames(program);
  const lacking = needed.filter((name) => exported && !exported.has(name));
  const [first] = lacking;
  if (first === undefined) return undefined;
  const others = [...(exported ?? [])].filter((name) => !needed.includes(name));
  const misspelt = lacking.length === 1 ? closest(first, others) : undefined;
  const it = lacking.length === 1 ? 'it' : 'them';
  const remedy = misspelt === undefined ? `Export ${it}` : `It exports ${misspelt} instead. Rename that`;
  const then =
    target === 'katas'
      ? `, or start again with: npm run reset ${kata.number}`
      : `, then: ${npmCommand('prove', kata.root)} ${kata.number}`;
  return {
    kind: 'lacks an export',
    message: `${shownPath(file, kata.root)} does not export ${lacking.join(', ')}, which the tests import. ${remedy}${then}`,
  };
}

/** The grader's refusal as a problem, with the path of the file and what to do. */
function problemOfRefusal({ status, what, subject, at, remedy }: CodeRefusal, path: string, root: string): Problem {
  if (at === undefined) return { kind: status, message: `${path} ${what}. ${remedy}.` };
  const place = { file: resolve(root, path), ...at };
  const message = `${subject ?? `${path}:${at.line}:${at.column}`} ${what}. ${remedy} and save.`;
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
  const cached = importedNamesCache.get(file);
  if (cached?.source === source) return cached.needed;
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
