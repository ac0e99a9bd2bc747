import type { ESTree } from 'vite';
import type { Edit } from '../edit.ts';
import { isFunction, namesIn } from '../functions.ts';
import type { Source } from '../source.ts';
import { callsOf, callsOfFunctions } from '../syntax.ts';

/** Leaves out one copy, so that somebody else's object is stored or returned unchanged. */
export function uncopy(source: Source): Edit[] {
  const found = [
    ...spreads(source),
    ...callsOfFunctions(source, ['structuredClone']).map((node) => [node, node.arguments[0]] as const),
    ...ownCopies(source),
    ...callsOf(source, ['slice', 'concat'])
      .filter(({ call }) => call.arguments.length === 0)
      .map(({ call, object }) => [call, object] as const),
    ...callsOf(source, ['from'])
      .filter(({ call, object }) => source.textOf(object) === 'Array' && call.arguments.length === 1)
      .map(({ call }) => [call, call.arguments[0]] as const),
    ...callsOf(source, ['map'])
      .filter(({ call }) => call.arguments[0] && isCopying(source, call.arguments[0]))
      .map(({ call, object }) => [call, object] as const),
    ...source
      .of('NewExpression')
      .filter(({ callee, arguments: given }) => /^(Map|Set)$/.test(source.textOf(callee)) && given.length === 1)
      .map((node) => [node, node.arguments[0]] as const),
  ];
  return [...found.flatMap(([copy, original]) => without(source, copy, original)), ...inPlace(source)];
}

function without(source: Source, { start, end }: ESTree.Node, original: ESTree.Node | undefined): Edit[] {
  if (!original || original.type === 'SpreadElement' || isIterator(source, original)) return [];
  return [{ start, end, replacement: source.textOf(original) }];
}

/** `[...map.values()]` is no copy: it turns an iterator into the list that the code needs. */
function isIterator(source: Source, node: ESTree.Node): boolean {
  return (
    /\.(values|keys|entries|matchAll)\(/.test(source.textOf(node)) &&
    !/\.(toArray|map|filter)\(/.test(source.textOf(node))
  );
}

function spreads(source: Source): (readonly [ESTree.Node, ESTree.Node])[] {
  return source.nodes.flatMap((node) => {
    const all =
      node.type === 'ArrayExpression' ? node.elements : node.type === 'ObjectExpression' ? node.properties : [];
    const [only, ...others] = all;
    return only?.type === 'SpreadElement' && others.length === 0 ? [[node, only.argument] as const] : [];
  });
}

/** Calls to the source's own helpers whose names say that they copy. */
function ownCopies(source: Source): (readonly [ESTree.Node, ESTree.Node | undefined])[] {
  return source
    .of('CallExpression')
    .filter(({ callee, arguments: given }) => {
      if (callee.type !== 'Identifier' || given.length !== 1) return false;
      return /^(?:copy|clone|frozen|freeze|snapshot|own|plain)/i.test(callee.name) || callee.name.endsWith('Copy');
    })
    .map((node) => [node, node.arguments[0]] as const);
}

/** A function that makes an object with the same content: `copy`, `(x) => ({ ...x })`, `({ a, b }) => ({ a, b })`. */
function isCopying(source: Source, node: ESTree.Node): boolean {
  if (node.type === 'Identifier') return /copy|clone|frozen|snapshot/i.test(node.name);
  if (!isFunction(node) || node.params.length !== 1 || !node.body) return false;
  const body = unfrozen(source, node.body);
  if (body.type === 'CallExpression')
    return body.callee.type === 'Identifier' && /copy|clone|frozen|snapshot/i.test(body.callee.name);
  if (body.type !== 'ObjectExpression') return false;
  const names = namesIn(node.params[0] as ESTree.Node);
  return body.properties.every((one) =>
    one.type === 'SpreadElement'
      ? names.includes(source.textOf(one.argument))
      : one.shorthand || names.some((name) => source.textOf(one.value).includes(name)),
  );
}

function unfrozen(source: Source, body: ESTree.Node): ESTree.Node {
  if (body.type !== 'CallExpression' || source.textOf(body.callee) !== 'Object.freeze') return body;
  return (body.arguments[0] as ESTree.Node | undefined) ?? body;
}

const inPlaceMethods: Readonly<Record<string, string>> = {
  toSorted: 'sort',
  toReversed: 'reverse',
};

/** Replaces a method that makes a new list by the one that changes the list itself. */
function inPlace(source: Source): Edit[] {
  return callsOf(source, Object.keys(inPlaceMethods)).map(({ call, object, method }) => ({
    start: object.end,
    end: call.callee.end,
    replacement: `.${inPlaceMethods[method] ?? method}`,
  }));
}
