import type { ESTree } from 'vite';
import type { Change, Edit } from '../edit.ts';
import { awaitsOf, functionAround, isFunction, returnsOf, type FunctionNode } from '../functions.ts';
import type { Source } from '../source.ts';
import { atBeginning, callsOf } from '../syntax.ts';

/** Throws where it should reject, or takes one microtask turn too many or too few. */
export function tick(source: Source): Edit[] {
  const functions = source.nodes.filter(isFunction).filter((fn) => fn.async && !fn.generator);
  return [
    ...functions.flatMap((fn) => synchronous(source, fn)),
    ...functions.flatMap((fn) => later(source, fn)),
    ...dropped(source),
    ...rejections(source),
  ];
}

/** Code before the first `await` runs, and throws, before there is a promise. */
function synchronous(source: Source, fn: FunctionNode): Edit[] {
  const start = source.text.indexOf('async', fn.type === 'FunctionExpression' ? keyStart(source, fn) : fn.start);
  const keyword: Change = { start, end: start + 'async '.length, replacement: '' };
  const { body } = fn;
  if (!body) return [];
  if (body.type !== 'BlockStatement') {
    if (awaitsOf(source, fn).length > 0) return [];
    return [edit(keyword, [wrapped(source, body)])];
  }
  const statements = body.body as ESTree.Statement[];
  const first = awaitsOf(source, fn)[0];
  if (!first) {
    const returns = returnsOf(source, fn).map((node) =>
      node.argument
        ? wrapped(source, node.argument)
        : { start: node.start, end: node.end, replacement: 'return Promise.resolve();' },
    );
    return [
      edit(keyword, [
        ...returns,
        { start: body.end - 1, end: body.end - 1, replacement: ' return Promise.resolve(); ' },
      ]),
    ];
  }
  const index = statements.findIndex(({ start: from, end }) => first.start >= from && first.end <= end);
  const rest = statements[index];
  const early = statements.slice(0, index);
  const canThrow = early.some((one) => /\bthrow\b|\w\(/.test(source.textOf(one)));
  const returnsEarly = returnsOf(source, fn).some(
    (node) => node.end <= first.start && early.some((one) => node.end <= one.end),
  );
  if (!rest || !canThrow || returnsEarly) return [];
  return [
    edit(keyword, [
      { start: rest.start, end: rest.start, replacement: 'return (async () => { ' },
      { start: body.end - 1, end: body.end - 1, replacement: '})(); ' },
    ]),
  ];
}

/** Where the modifiers of a method begin. */
function keyStart(source: Source, fn: FunctionNode): number {
  const parent = source.parentOf(fn);
  return parent?.type === 'MethodDefinition' || parent?.type === 'Property' ? parent.start : fn.start;
}

function wrapped(source: Source, node: ESTree.Node): Change {
  return { start: node.start, end: node.end, replacement: `Promise.resolve(${source.textOf(node)})` };
}

function edit(first: Change, also: readonly Change[]): Edit {
  return { ...first, also };
}

/** One more `await`: at the beginning, or of what is returned. */
function later(source: Source, fn: FunctionNode): Edit[] {
  const begin = atBeginning(source, fn, 'await undefined;');
  const returned = returnsOf(source, fn).flatMap(({ argument }): Edit[] => {
    if (argument?.type !== 'CallExpression') return [];
    const { start, end } = argument;
    return [{ start, end, replacement: `await ${source.textOf(argument)}` }];
  });
  return begin ? [begin, ...returned] : returned;
}

function dropped(source: Source): Edit[] {
  return source
    .of('AwaitExpression')
    .filter((node) => functionAround(source, node) !== undefined)
    .map(({ start, end, argument }) => ({ start, end, replacement: source.textOf(argument) }));
}

/** `Promise.reject(error)` becomes a `throw`. */
function rejections(source: Source): Edit[] {
  return callsOf(source, ['reject']).flatMap(({ call, object }): Edit[] => {
    const parent = source.parentOf(call);
    const [reason] = call.arguments;
    if (source.textOf(object) !== 'Promise' || parent?.type !== 'ReturnStatement' || !reason) return [];
    return [{ start: parent.start, end: parent.end, replacement: `throw ${source.textOf(reason)};` }];
  });
}
