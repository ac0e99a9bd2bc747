import type { ESTree } from 'vite';

/** Parts of a syntax tree that hold types only. */
const typeParts = new Set(['typeAnnotation', 'returnType', 'typeParameters', 'typeArguments', 'implements']);

/** A node and all nodes below it, each with its parent. Types are left out, because they do no work. */
export function* nodesIn(node: ESTree.Node, parent?: ESTree.Node): Generator<[ESTree.Node, ESTree.Node | undefined]> {
  if (node.type === 'TSInterfaceDeclaration' || node.type === 'TSTypeAliasDeclaration') return;
  yield [node, parent];
  for (const [key, part] of Object.entries(node)) {
    if (typeParts.has(key)) continue;
    for (const child of Array.isArray(part) ? part : [part]) if (isNode(child)) yield* nodesIn(child, node);
  }
}

/** Whether an identifier names a property or a key, and not a variable. */
export function isPropertyName(node: ESTree.Node, parent: ESTree.Node | undefined): boolean {
  if (parent?.type === 'MemberExpression') return !parent.computed && parent.property === node;
  if (parent?.type === 'Property') return !parent.computed && !parent.shorthand && parent.key === node;
  const isMember = parent?.type === 'MethodDefinition' || parent?.type === 'PropertyDefinition';
  return isMember && !parent.computed && parent.key === node;
}

/** The variables that a pattern declares. */
export function namesIn(pattern: ESTree.Node): string[] {
  switch (pattern.type) {
    case 'Identifier':
      return [pattern.name];
    case 'ObjectPattern':
      return pattern.properties.flatMap((one) => namesIn(one.type === 'RestElement' ? one : one.value));
    case 'ArrayPattern':
      return pattern.elements.flatMap((one) => (one ? namesIn(one) : []));
    case 'AssignmentPattern':
      return namesIn(pattern.left);
    case 'RestElement':
      return namesIn(pattern.argument);
    default:
      return [];
  }
}

function isNode(value: unknown): value is ESTree.Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}
