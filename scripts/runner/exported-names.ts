import type { ESTree } from 'vite';

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

/** The variables that a pattern declares. */
function namesIn(pattern: ESTree.BindingPattern): string[] {
  switch (pattern.type) {
    case 'Identifier':
      return [pattern.name];
    case 'ObjectPattern':
      return pattern.properties.flatMap((one) => namesIn(one.type === 'Property' ? one.value : one.argument));
    case 'ArrayPattern':
      return pattern.elements.flatMap((one) =>
        one === null ? [] : namesIn(one.type === 'RestElement' ? one.argument : one),
      );
    case 'AssignmentPattern':
      return namesIn(pattern.left);
    default:
      return pattern satisfies never;
  }
}
