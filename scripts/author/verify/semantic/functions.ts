import type { ESTree } from 'vite';
import type { Source } from './source.ts';

export type FunctionNode = ESTree.Function | ESTree.ArrowFunctionExpression;

/** A function that code outside the module can call: a public method, an exported function, or a closure's. */
export interface PublicFunction {
  node: FunctionNode;
  /** Its body, if that is a block. */
  block: ESTree.FunctionBody | undefined;
  /** Its body where an arrow has only an expression. */
  expression: ESTree.Expression | undefined;
  kind: 'method' | 'constructor' | 'getter' | 'function' | 'arrow';
  params: Parameter[];
  /** The primitive that it returns or resolves with, `void`, or undefined if it may return an object. */
  returns: PrimitiveName | undefined;
}

export interface Parameter {
  /** Undefined if the parameter is destructured. */
  name: string | undefined;
  /** All names that it binds. */
  names: string[];
  node: ESTree.ParamPattern;
  /** The text of its type. Empty without one. */
  type: string;
  primitive: PrimitiveName | undefined;
}

export type PrimitiveName = 'string' | 'number' | 'boolean' | 'void';

/** The functions with a body that outside code may call. Setters and generators are left out. */
export function publicFunctions(source: Source): PublicFunction[] {
  return source.nodes.flatMap((node): PublicFunction[] => {
    if (!isFunction(node) || !node.body || node.generator) return [];
    const kind = kindOf(source, node);
    if (kind === undefined) return [];
    const { body } = node;
    return [
      {
        node,
        block: body.type === 'BlockStatement' ? body : undefined,
        expression: body.type === 'BlockStatement' ? undefined : body,
        kind,
        params: node.params.map((param) => parameterOf(source, param)),
        returns: primitiveOf(node.returnType ? source.textOf(node.returnType.typeAnnotation) : ''),
      },
    ];
  });
}

export function isFunction(node: ESTree.Node): node is FunctionNode {
  return (
    node.type === 'ArrowFunctionExpression' || node.type === 'FunctionExpression' || node.type === 'FunctionDeclaration'
  );
}

/** The function that directly contains a node. */
export function functionAround(source: Source, node: ESTree.Node): FunctionNode | undefined {
  return source.ancestorsOf(node).find(isFunction);
}

/** The `return` statements of a function itself, without those of functions inside it. */
export function returnsOf(source: Source, fn: FunctionNode): ESTree.ReturnStatement[] {
  return source.of('ReturnStatement', fn).filter((node) => functionAround(source, node) === fn);
}

/** The `await`s of a function itself, without those of functions inside it. */
export function awaitsOf(source: Source, fn: FunctionNode): ESTree.AwaitExpression[] {
  return source.of('AwaitExpression', fn).filter((node) => functionAround(source, node) === fn);
}

/** The primitive that the text of a type stands for, alone or as the result of a promise. */
export function primitiveOf(type: string): PrimitiveName | undefined {
  const bare = /^Promise<(.*)>$/s.exec(type.trim())?.[1] ?? type.trim();
  const first = ['string', 'number', 'boolean', 'void'].find((name) => name === bare);
  if (first !== undefined) return first as PrimitiveName;
  if (/ is \w+$/.test(bare)) return 'boolean';
  return /^('[^']*'\s*\|?\s*)+$/.test(bare) ? 'string' : undefined;
}

/** The names that a pattern binds. */
export function namesIn(pattern: ESTree.Node | null): string[] {
  switch (pattern?.type) {
    case 'Identifier':
      return [pattern.name];
    case 'AssignmentPattern':
      return namesIn(pattern.left);
    case 'RestElement':
      return namesIn(pattern.argument);
    case 'ArrayPattern':
      return pattern.elements.flatMap((element) => namesIn(element));
    case 'ObjectPattern':
      return pattern.properties.flatMap((one) => namesIn(one.type === 'Property' ? one.value : one));
    case 'TSParameterProperty':
      return namesIn(pattern.parameter);
    case undefined:
    default:
      return [];
  }
}

function parameterOf(source: Source, node: ESTree.ParamPattern): Parameter {
  const plain = node.type === 'AssignmentPattern' ? node.left : node;
  const annotation = 'typeAnnotation' in plain ? plain.typeAnnotation : undefined;
  const type = annotation ? source.textOf(annotation.typeAnnotation) : '';
  return {
    name: plain.type === 'Identifier' ? plain.name : undefined,
    names: namesIn(node),
    node,
    type,
    primitive: primitiveOf(type),
  };
}

function kindOf(source: Source, node: FunctionNode): PublicFunction['kind'] | undefined {
  const parent = source.parentOf(node);
  if (parent?.type === 'MethodDefinition') {
    if (parent.key.type === 'PrivateIdentifier' || parent.accessibility === 'private') return undefined;
    if (parent.kind === 'constructor') return 'constructor';
    if (parent.kind === 'get') return 'getter';
    return parent.kind === 'method' ? 'method' : undefined;
  }
  if (node.type === 'FunctionDeclaration') return isExported(source, node) ? 'function' : undefined;
  if (parent?.type === 'Property') {
    if (parent.kind !== 'init') return undefined;
    // A pattern has properties, too.
    if (source.parentOf(parent)?.type !== 'ObjectExpression') return undefined;
    return node.type === 'ArrowFunctionExpression' ? 'arrow' : 'method';
  }
  if (parent?.type === 'ReturnStatement' || parent?.type === 'ArrowFunctionExpression')
    return node.type === 'ArrowFunctionExpression' ? 'arrow' : 'function';
  if (parent?.type === 'VariableDeclarator') {
    const declaration = source.parentOf(parent);
    if (!declaration || !isExported(source, declaration)) return undefined;
    return node.type === 'ArrowFunctionExpression' ? 'arrow' : 'function';
  }
  return undefined;
}

function isExported(source: Source, node: ESTree.Node): boolean {
  const parent = source.parentOf(node);
  if (parent?.type === 'ExportNamedDeclaration') return true;
  if (parent?.type !== 'Program') return false;
  const names = node.type === 'VariableDeclaration' ? node.declarations.flatMap(({ id }) => namesIn(id)) : [];
  const own = 'id' in node && node.id?.type === 'Identifier' ? [node.id.name] : names;
  return source
    .of('ExportNamedDeclaration')
    .some(({ specifiers }) => specifiers.some(({ local }) => local.type === 'Identifier' && own.includes(local.name)));
}
