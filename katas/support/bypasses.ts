import { parseSync, type ESTree } from 'vite';
import { sourcesOf } from './helper-files.ts';
import { openProject } from './import-rules.ts';
import { isPropertyName, nodesIn } from './syntax-nodes.ts';

/** A function, and the functions to which it must leave some of its work. */
export interface Delegation {
  /** The layer that declares all of them. */
  file: string;
  from: string;
  to: readonly string[];
  /** Numbers that only the functions in `to` may know: `[201, 500]`. */
  numbers: readonly number[];
}

/**
 * Finds out whether a function does work itself that it must leave to other functions of its layer. Everything that the
 * function uses, in its file and in the helper files, counts as its own work. The use of those other functions does
 * not.
 *
 * @param testUrl `import.meta.url` of the kata's test
 * @param layers the file names of all layers
 * @returns a line for each difference, like `createController never uses present`, or `createController uses 201: only
 *   present may`; empty if there is none
 * @throws {Error} if there are no other functions, or a layer is missing
 */
export function bypasses(testUrl: string, layers: readonly string[], delegation: Delegation): string[] {
  if (delegation.to.length === 0) throw new Error('There is no function to check.');
  return bypassesIn(sourcesOf(openProject(testUrl, layers), delegation.file), delegation);
}

/** Like `bypasses`, but for the source texts of a layer. */
export function bypassesIn(sources: readonly string[], { from, to, numbers }: Omit<Delegation, 'file'>): string[] {
  const declarations = declarationsIn(sources);
  // A name behind a dot may be a function of a namespace. This counts as a use of the function, but not as work that
  // the function does itself.
  const used = reachedFrom(from, declarations, { stops: to, followProperties: true }).names;
  const own = reachedFrom(from, declarations, { stops: to, followProperties: false }).numbers;
  return [
    ...to.filter((name) => !used.has(name)).map((name) => `${from} never uses ${name}`),
    ...numbers.filter((one) => own.has(one)).map((one) => `${from} uses ${one}: only ${to.join(' and ')} may`),
  ];
}

type Declarations = ReadonlyMap<string, readonly ESTree.Node[]>;

interface Reach {
  /** Names whose declarations are not followed. */
  stops: readonly string[];
  followProperties: boolean;
}

function reachedFrom(from: string, declarations: Declarations, { stops, followProperties }: Reach) {
  const names = new Set([from]);
  const numbers = new Set<number>();
  // Iterating over a set also visits elements that are added on the way.
  for (const name of names) {
    if (stops.includes(name)) continue;
    for (const [node, parent] of (declarations.get(name) ?? []).flatMap((one) => [...nodesIn(one)])) {
      if (node.type === 'Literal' && typeof node.value === 'number') numbers.add(node.value);
      if (node.type === 'Identifier' && (followProperties || !isPropertyName(node, parent))) names.add(node.name);
    }
  }
  return { names, numbers };
}

/** The declarations at the top level of modules, and the other names that imports and exports give them. */
function declarationsIn(sources: readonly string[]): Declarations {
  const found = new Map<string, ESTree.Node[]>();
  const add = (name: string, node: ESTree.Node) => found.set(name, [...(found.get(name) ?? []), node]);
  for (const statement of sources.flatMap((source) => parseSync('module.ts', source).program.body as ESTree.Node[])) {
    const isExport = statement.type === 'ExportNamedDeclaration';
    const node = isExport && statement.declaration ? statement.declaration : statement;
    if (node.type === 'FunctionDeclaration' || node.type === 'ClassDeclaration') add(node.id?.name ?? '', node);
    if (node.type === 'VariableDeclaration') {
      for (const one of node.declarations) {
        for (const [part] of nodesIn(one.id)) if (part.type === 'Identifier') add(part.name, one);
      }
    }
    if (node.type === 'ImportDeclaration') {
      for (const one of node.specifiers) if (one.type === 'ImportSpecifier') add(one.local.name, one.imported);
    }
    if (node.type === 'ExportNamedDeclaration') {
      for (const { local, exported } of node.specifiers) if (exported.type === 'Identifier') add(exported.name, local);
    }
  }
  return found;
}
