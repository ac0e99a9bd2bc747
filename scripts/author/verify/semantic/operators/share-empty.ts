import type { ESTree } from 'vite';
import type { Edit } from '../edit.ts';
import { functionAround } from '../functions.ts';
import type { Source } from '../source.ts';
import { prelude } from '../syntax.ts';

/**
 * Shares one list, object, error or event instead of creating a new one each time, so changes to one result affect the
 * others.
 */
export function shareEmpty(source: Source): Edit[] {
  return source.nodes.flatMap((node): Edit[] => {
    if (!functionAround(source, node)) return [];
    const { start, end } = node;
    const edit = { start, end };
    const text = source.textOf(node);
    if (node.type === 'ArrayExpression' && node.elements.length === 0)
      return [{ ...edit, replacement: 'shared$', also: [prelude('const shared$ = [];')] }];
    if (node.type === 'ObjectExpression' && node.properties.length === 0)
      return [{ ...edit, replacement: 'shared$', also: [prelude('const shared$ = {};')] }];
    if (node.type === 'ObjectExpression' && isHandedOut(source, node) && !hasFunctions(node))
      return [{ ...edit, replacement: `Object.assign(shared$, ${text})`, also: [prelude('const shared$ = {};')] }];
    if (node.type === 'NewExpression' && node.callee.type === 'Identifier' && node.callee.name.endsWith('Error'))
      return [{ ...edit, replacement: `(shared$ ??= ${text})`, also: [prelude('let shared$;')] }];
    return [];
  });
}

/** Returned, or passed to a function. */
function isHandedOut(source: Source, node: ESTree.Node): boolean {
  const parent = source.parentOf(node);
  switch (parent?.type) {
    case 'ReturnStatement':
    case 'ArrowFunctionExpression':
    case 'AwaitExpression':
      return true;
    case 'CallExpression':
      return parent.callee !== node;
    case 'VariableDeclarator':
      return parent.id.type === 'Identifier';
    case undefined:
    default:
      return false;
  }
}

/** An object with functions implements an interface, and is shared on purpose or not at all. */
function hasFunctions({ properties }: ESTree.ObjectExpression): boolean {
  return properties.some(
    (one) => one.type === 'Property' && ['ArrowFunctionExpression', 'FunctionExpression'].includes(one.value.type),
  );
}
