import type { ESTree } from 'vite';
import { isFunction } from '../functions.ts';
import { parseSource, type Source } from '../source.ts';
import { isSimple } from '../syntax.ts';

/** A piece of text that replaces another. */
interface Piece {
  start: number;
  end: number;
  text: string;
  /**
   * Length of the node that it opens. Of nodes that open at the same place, the longest comes first. 0 for text that
   * closes a node.
   */
  opens: number;
}

/**
 * Makes a source record the calls from outside, and the calls that it makes to the outside. Nothing else changes: the
 * same functions are called in the same microtask turns, and objects and functions keep their identity.
 *
 * @param opening declares `recorder$`; on the first line
 */
export function instrument(text: string, opening: string): string {
  const source = parseSource(text);
  if (!source) return text;
  const pieces = [
    { start: 0, end: 0, text: `${opening} `, opens: text.length + 1 },
    ...classes(source),
    ...functions(source),
    ...objects(source),
    ...outgoingCalls(source),
  ].toSorted((a, b) => a.start - b.start || a.end - a.start - (b.end - b.start) || b.opens - a.opens);
  let result = '';
  let position = 0;
  for (const piece of pieces) {
    // Text within an already replaced part stays.
    if (piece.start < position) continue;
    result += text.slice(position, piece.start) + piece.text;
    position = piece.end;
  }
  return result + text.slice(position);
}

function around({ start, end }: ESTree.Span, before: string, after: string): Piece[] {
  return [
    { start, end: start, text: before, opens: end - start },
    { start: end, end, text: after, opens: 0 },
  ];
}

function classes(source: Source): Piece[] {
  const declared = source
    .of('ClassDeclaration')
    .flatMap(({ id, end }): Piece[] =>
      id ? [{ start: end, end, text: ` ${id.name} = recorder$.type(${id.name});`, opens: 0 }] : [],
    );
  return [...declared, ...source.of('ClassExpression').flatMap((node) => around(node, 'recorder$.type(', ')'))];
}

/** Methods that call their arguments, now or later, on behalf of the code itself. */
const callers =
  /\.(map|filter|some|every|find|findIndex|findLast|reduce|flatMap|forEach|sort|toSorted|then|catch|finally|from)$/;

function functions(source: Source): Piece[] {
  return source.nodes.filter(isFunction).flatMap((fn): Piece[] => {
    const parent = source.parentOf(fn);
    if (fn.type === 'FunctionDeclaration')
      return fn.id
        ? [{ start: fn.end, end: fn.end, text: ` ${fn.id.name} = recorder$.own(${fn.id.name});`, opens: 0 }]
        : [];
    if (
      parent?.type === 'MethodDefinition' ||
      (parent?.type === 'Property' && (parent.method || parent.kind !== 'init'))
    )
      return [];
    if (parent?.type === 'CallExpression' && parent.callee !== fn && callers.test(source.textOf(parent.callee)))
      return [];
    return around(fn, 'recorder$.own(', ')');
  });
}

function objects(source: Source): Piece[] {
  return source
    .of('ObjectExpression')
    .filter(({ properties }) =>
      properties.some((one) => one.type === 'Property' && (one.method || one.kind !== 'init')),
    )
    .flatMap((node) => around(node, 'recorder$.object(', ')'));
}

function outgoingCalls(source: Source): Piece[] {
  const own = ownNames(source);
  return source.of('CallExpression').flatMap((call): Piece[] => {
    const { callee } = call;
    const chain = source.parentOf(call);
    const isChain = chain?.type === 'ChainExpression';
    if (callee.type === 'Super') return [];
    if (callee.type === 'MemberExpression' && callee.object.type === 'Super') return [];
    const isOptional = call.optional || (callee.type === 'MemberExpression' && callee.optional);
    if (isOptional !== isChain) return [];
    if (callee.type === 'Identifier') {
      if (own.has(callee.name)) return [];
      return recorded(source, call, callee, {
        target: callee,
        middle: ', undefined, [',
        how: 'call',
        nullable: call.optional ? callee : undefined,
      });
    }
    if (callee.type !== 'MemberExpression' || callee.computed) return [];
    const { object, property } = callee;
    if (property.type === 'PrivateIdentifier') {
      if (own.has(`#${property.name}`) || !isSimple(callee)) return [];
      const nullable = call.optional ? callee : undefined;
      return recorded(source, call, callee, {
        target: callee,
        middle: `, ${source.textOf(object)}, [`,
        how: 'call',
        nullable,
      });
    }
    if (object.type === 'ChainExpression' || (isOptional && !isSimple(object))) return [];
    const nullable = callee.optional ? object : call.optional ? callee : undefined;
    return recorded(source, call, callee, {
      target: object,
      middle: `, '${source.textOf(property)}', [`,
      how: 'send',
      nullable,
    });
  });
}

/** `f(a)` becomes `recorder$.call(f, undefined, [a])`, `o.m(a)` becomes `recorder$.send(o, 'm', [a])`. */
function recorded(
  source: Source,
  call: ESTree.CallExpression,
  callee: ESTree.Node,
  {
    target,
    middle,
    how,
    nullable,
  }: { target: ESTree.Node; middle: string; how: 'call' | 'send'; nullable: ESTree.Node | undefined },
): Piece[] {
  const open = source.text.indexOf('(', call.typeArguments?.end ?? callee.end);
  const test = nullable ? `(${source.textOf(nullable)} == null ? undefined : ` : '';
  return [
    { start: call.start, end: call.start, text: `${test}recorder$.${how}(`, opens: call.end - call.start },
    { start: target.end, end: open + 1, text: middle, opens: 0 },
    { start: call.end - 1, end: call.end, text: `])${nullable ? ')' : ''}`, opens: 0 },
  ];
}

/** Functions that are known to be declared in the source, imported, or built in. */
function ownNames(source: Source): Set<string> {
  const names = new Set([
    'structuredClone',
    'String',
    'Number',
    'Boolean',
    'BigInt',
    'Symbol',
    'queueMicrotask',
    'Array',
    'Object',
  ]);
  for (const node of source.program.body) {
    if (node.type === 'ImportDeclaration') node.specifiers.forEach(({ local }) => names.add(local.name));
    const declaration = node.type === 'ExportNamedDeclaration' ? node.declaration : node;
    if (declaration?.type === 'VariableDeclaration')
      declaration.declarations.forEach(({ id }) => id.type === 'Identifier' && names.add(id.name));
  }
  source.of('FunctionDeclaration').forEach(({ id }) => id && names.add(id.name));
  source.of('MethodDefinition').forEach(({ key }) => key.type === 'PrivateIdentifier' && names.add(`#${key.name}`));
  return names;
}
