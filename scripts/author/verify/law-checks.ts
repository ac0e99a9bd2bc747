import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync, Visitor, type ESTree } from 'vite';
import { globalsOf } from '../../../katas/support/imports.ts';
import type { Kata } from '../../kata/catalog.ts';
import type { Findings } from './findings.ts';

/** A kata's tests or one of their models. */
export interface LawFile {
  name: string;
  source: string;
}

/** The tests of a kata and their models. */
export function lawFilesOf({ folder, tests }: Kata): LawFile[] {
  const models = readdirSync(folder).filter((name) => name.endsWith('.model.ts'));
  return [tests.slice(folder.length + 1), ...models].map((name) => ({
    name,
    source: readFileSync(join(folder, name), 'utf8'),
  }));
}

const unrepeatable = ['Math.random', 'Date.now', 'performance', 'setTimeout', 'setInterval', 'setImmediate'];

/** What would make the verdict differ between runs: randomness, clocks and timers that the tests do not control. */
export function unrepeatableIn(files: readonly LawFile[]): Findings {
  return files.flatMap(({ name, source }) =>
    [...globalsOf(source, unrepeatable, name), ...currentDatesIn(source, name)].map(
      (found) =>
        `${name}:${found.line} uses ${found.name}: generate inputs with fast-check, and use createHandClock() for time`,
    ),
  );
}

/** A date with arguments is data. One without arguments is the current date. */
function currentDatesIn(source: string, file: string): { name: string; line: number }[] {
  const found: { name: string; line: number }[] = [];
  const look = (node: ESTree.NewExpression | ESTree.CallExpression) => {
    const isCurrent = node.callee.type === 'Identifier' && node.callee.name === 'Date' && node.arguments.length === 0;
    if (isCurrent) found.push({ name: 'the current Date', line: source.slice(0, node.start).split('\n').length });
  };
  new Visitor({ NewExpression: look, CallExpression: look }).visit(parseSync(file, source).program);
  return found;
}

/** Tests without `law` or `example`, and parts of a test that are skipped or run alone. */
export function strayTestsIn(files: readonly LawFile[]): Findings {
  const bare = new Set(['test', 'it']);
  const modifiers = new Set(['only', 'skip', 'todo', 'fails', 'skipIf', 'runIf']);
  const testers = new Set(['describe', 'law', 'example', ...bare]);
  return files.flatMap(({ name, source }) => {
    const found: { start: number; text: string }[] = [];
    new Visitor({
      CallExpression: ({ callee, start }) => {
        if (callee.type === 'Identifier' && bare.has(callee.name))
          found.push({ start, text: `has a bare "${callee.name}": use law or example` });
      },
      MemberExpression: ({ object, property, start }) => {
        const isTester = object.type === 'Identifier' && testers.has(object.name);
        if (isTester && property.type === 'Identifier' && modifiers.has(property.name))
          found.push({ start, text: `has "${object.name}.${property.name}": every rule must be tested` });
      },
    }).visit(parseSync(name, source).program);
    return found.map(({ start, text }) => `${name}:${source.slice(0, start).split('\n').length} ${text}`);
  });
}

/**
 * Laws and examples that never use the kata's code, and therefore always pass. Code is used through imports from its
 * files, through helpers that use it, and by reading its source.
 *
 * @param kataFiles names of the starter's files
 */
export function idleTestsIn(files: readonly LawFile[], kataFiles: readonly string[]): Findings {
  const parsed = files.map(({ name, source }) => ({ name, source, program: parseSync(name, source).program }));
  const declarations = parsed.flatMap(({ program }) => program.body.flatMap(declarationsIn));
  const namesUsing = new Set(
    parsed.flatMap(({ program }) => program.body.flatMap((node) => importedFrom(node, kataFiles))),
  );
  const isUsing = (node: ESTree.Node) => uses(node, namesUsing, kataFiles);
  for (let sizeBefore = -1; sizeBefore < namesUsing.size;) {
    sizeBefore = namesUsing.size;
    declarations.filter(({ node }) => isUsing(node)).forEach(({ name }) => namesUsing.add(name));
  }
  return parsed.flatMap(({ name, source, program }) => {
    const idle: string[] = [];
    new Visitor({
      CallExpression: (node) => {
        const { callee, start } = node;
        if (callee.type !== 'Identifier' || !['law', 'example'].includes(callee.name)) return;
        const line = source.slice(0, start).split('\n').length;
        if (!node.arguments.some(isUsing)) idle.push(`${name}:${line} the ${callee.name} never uses the kata's code`);
      },
    }).visit(program);
    return idle;
  });
}

function importedFrom(node: ESTree.Statement | ESTree.Directive, kataFiles: readonly string[]): string[] {
  if (node.type !== 'ImportDeclaration' || node.importKind === 'type') return [];
  if (!kataFiles.some((name) => node.source.value === `./${name}`)) return [];
  return node.specifiers.map(({ local }) => local.name);
}

function declarationsIn(node: ESTree.Statement | ESTree.Directive): { name: string; node: ESTree.Node }[] {
  const declaration = node.type === 'ExportNamedDeclaration' && node.declaration ? node.declaration : node;
  if (declaration.type === 'VariableDeclaration') {
    return declaration.declarations.flatMap((one) => namesIn(one.id).map((name) => ({ name, node: one })));
  }
  const id = 'id' in declaration ? declaration.id : undefined;
  return id && 'name' in id && typeof id.name === 'string' ? [{ name: id.name, node: declaration }] : [];
}

/** The names that a pattern binds. Its defaults may add more, which does no harm. */
function namesIn(pattern: ESTree.Node): string[] {
  const names: string[] = [];
  visit(pattern, (node) => {
    if (node.type === 'Identifier') names.push(node.name);
  });
  return names;
}

function uses(node: ESTree.Node, names: ReadonlySet<string>, kataFiles: readonly string[]): boolean {
  let found = false;
  visit(node, (one) => {
    if (one.type === 'Identifier' && names.has(one.name)) found = true;
    // Laws about structure read the files relative to the path of the tests.
    if (one.type === 'MetaProperty') found = true;
    if (one.type === 'ImportExpression' && one.source.type === 'Literal') {
      const specifier = String(one.source.value);
      if (kataFiles.some((name) => specifier === `./${name}`)) found = true;
    }
  });
  return found;
}

function visit(node: ESTree.Node, look: (node: ESTree.Node) => void): void {
  look(node);
  for (const value of Object.values(node) as unknown[]) {
    for (const child of Array.isArray(value) ? (value as unknown[]) : [value]) {
      if (typeof child === 'object' && child !== null && 'type' in child && 'start' in child)
        visit(child as ESTree.Node, look);
    }
  }
}
