import { parseSync, type ESTree } from 'vite';
import { sourcesOf } from './helper-files.ts';
import { openProject } from './import-rules.ts';
import { nodesIn } from './syntax-nodes.ts';

/** Work that a layer has to leave to another one. */
export interface ForbiddenWork {
  /** Properties that it must not read: `['price']`. */
  reads?: readonly string[];
  /** Classes that it must not make instances of: `['InvalidOrderError']`. */
  creates?: readonly string[];
}

/**
 * Finds places where a layer does work that belongs to another layer, in its own file or in one of its helper files.
 * Without this check, a layer could repeat the work of the inner layers and only pretend to use them.
 *
 * @param testUrl `import.meta.url` of the kata's test
 * @param layers the file names of all layers
 * @param forbidden by the file name of the layer: `{ 'use-cases.ts': { reads: ['price'] } }`
 * @returns a line for each, like `use-cases.ts must not read price`; empty if there is none
 * @throws {Error} if nothing is forbidden, or a layer is missing
 */
export function forbiddenWork(
  testUrl: string,
  layers: readonly string[],
  forbidden: Readonly<Record<string, ForbiddenWork>>,
): string[] {
  const names = Object.values(forbidden).flatMap(({ reads = [], creates = [] }) => [...reads, ...creates]);
  if (names.length === 0) throw new Error('There is no work to check.');
  const project = openProject(testUrl, layers);
  return Object.entries(forbidden).flatMap(([layer, { reads = [], creates = [] }]) => {
    const done = sourcesOf(project, layer).map(workIn);
    return [
      ...reads.filter((name) => done.some((work) => work.reads.has(name))).map((name) => `read ${name}`),
      ...creates.filter((name) => done.some((work) => work.creates.has(name))).map((name) => `create ${name}`),
    ].map((work) => `${layer} must not ${work}`);
  });
}

/** The properties that a module reads, and the classes that it instantiates. Aliases of imports are resolved. */
export function workIn(source: string): { reads: Set<string>; creates: Set<string> } {
  const reads = new Set<string>();
  const creates = new Set<string>();
  const imported = new Map<string, string>();
  for (const [node] of nodesIn(parseSync('module.ts', source).program)) {
    if (node.type === 'ImportSpecifier') imported.set(node.local.name, nameOf(node.imported) ?? '');
    if (node.type === 'MemberExpression') {
      const isName = !node.computed || node.property.type === 'Literal';
      if (isName) reads.add(nameOf(node.property) ?? '');
    }
    if (node.type === 'ObjectPattern') {
      for (const one of node.properties) if (one.type === 'Property') reads.add(nameOf(one.key) ?? '');
    }
    if (node.type === 'NewExpression') {
      const { callee } = node;
      const name = nameOf(callee.type === 'MemberExpression' ? callee.property : callee) ?? '';
      creates.add(imported.get(name) ?? name);
    }
  }
  return { reads, creates };
}

function nameOf(node: ESTree.Node): string | undefined {
  if (node.type === 'Identifier') return node.name;
  return node.type === 'Literal' ? String(node.value) : undefined;
}
