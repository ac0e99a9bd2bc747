import type { ESTree } from 'vite';
import { namesIn } from '../../katas/support/syntax-nodes.ts';

/** The names a module exports as values or types; undefined if `export *` hides them. */
export function exportedNames(program: ESTree.Program): Set<string> | undefined {
  const names = new Set<string>();
  for (const node of program.body) {
    if (node.type === 'ExportAllDeclaration') {
      if (node.exported === null) return undefined;
      names.add(nameOf(node.exported));
    }
    if (node.type === 'ExportDefaultDeclaration') names.add('default');
    if (node.type !== 'ExportNamedDeclaration') continue;
    node.specifiers.forEach(({ exported }) => names.add(nameOf(exported)));
    const { declaration } = node;
    if (!declaration) continue;
    if (declaration.type === 'VariableDeclaration') {
      declaration.declarations.forEach(({ id }) => namesIn(id).forEach((name) => names.add(name)));
    } else if ('id' in declaration && declaration.id?.type === 'Identifier') {
      names.add(declaration.id.name);
    }
  }
  return names;
}

/** A name in an import or export, which may be a string. */
export function nameOf(node: ESTree.ModuleExportName): string {
  return node.type === 'Literal' ? node.value : node.name;
}
