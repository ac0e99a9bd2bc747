import type { ESTree } from 'vite';
import type { Change, Edit } from '../edit.ts';
import { functionAround, isFunction, type FunctionNode } from '../functions.ts';
import type { NodeOf, Source } from '../source.ts';
import { atBeginning, inPlaceOf, isSimple, isWritten, readsOf } from '../syntax.ts';

/**
 * Reads a property, a length or a list at another time: after an `await` or a callback instead of before it, or the
 * other way round. The value may have changed in between.
 */
export function live(source: Source): Edit[] {
  return [
    ...readAgain(source),
    ...destructuredLater(source),
    ...storedWhole(source),
    ...readEarly(source),
    ...snapshots(source),
  ];
}

/** Each use of `x` after `const x = this.#y` reads the field again. */
function readAgain(source: Source): Edit[] {
  return source.of('VariableDeclarator').flatMap((declarator): Edit[] => {
    const { id, init } = declarator;
    const fn = functionAround(source, declarator);
    if (id.type !== 'Identifier' || !init || !fn || !isRead(source, init)) return [];
    const reads = readsOf(source, id.name, fn).filter(({ start }) => start > declarator.end);
    return editOf(reads.map((read) => inPlaceOf(source, read, source.textOf(init))));
  });
}

/** `const { a } = x` and `({ a }) => …` read `x.a` at each use of `a`. */
function destructuredLater(source: Source): Edit[] {
  const constants = source.of('VariableDeclarator').flatMap((declarator) => {
    const { id, init } = declarator;
    const fn = functionAround(source, declarator);
    if (id.type !== 'ObjectPattern' || !init || !fn || !isSimple(init)) return [];
    return [{ pattern: id, owner: source.textOf(init), within: { start: declarator.end, end: fn.end }, also: [] }];
  });
  const parameters = source.nodes.filter(isFunction).flatMap((fn) =>
    (fn.params as ESTree.Node[]).flatMap((param) => {
      if (param.type !== 'ObjectPattern' || !fn.body) return [];
      return [{ pattern: param, owner: 'whole$', within: fn.body, also: [wholeFor(param)] }];
    }),
  );
  return [...constants, ...parameters].flatMap(({ pattern, owner, within, also }): Edit[] => {
    const fields = plainFields(pattern);
    const reads = fields?.flatMap(({ key, name }) =>
      readsOf(source, name, within).map((read) => inPlaceOf(source, read, `${owner}.${key}`)),
    );
    return reads && reads.length > 0 ? editOf([...reads, ...also]) : [];
  });
}

/** `this.#a = a` keeps the object that `a` was taken from, and reads `a` when it is needed. */
function storedWhole(source: Source): Edit[] {
  return source.of('AssignmentExpression').flatMap(({ left, right, operator }): Edit[] => {
    if (operator !== '=' || left.type !== 'MemberExpression' || left.property.type !== 'PrivateIdentifier') return [];
    const fn = functionAround(source, left);
    if (!fn || right.type !== 'Identifier') return [];
    const pattern = (fn.params as ESTree.Node[]).find(
      (param) => param.type === 'ObjectPattern' && plainFields(param)?.some(({ name }) => name === right.name),
    );
    const fields = pattern?.type === 'ObjectPattern' ? plainFields(pattern) : undefined;
    if (!pattern || pattern.type !== 'ObjectPattern' || !fields) return [];
    const key = fields.find(({ name }) => name === right.name)?.key ?? right.name;
    const owner = source.textOf(left);
    const uses = source
      .of('MemberExpression')
      .filter((use) => use !== left && source.textOf(use) === owner && !isWritten(source, use))
      .map(({ end }) => ({ start: end, end, replacement: `.${key}` }));
    const inside = fields.flatMap(({ name, key: field }) =>
      readsOf(source, name, fn.body ?? fn)
        .filter((read) => read !== right)
        .map((read) => inPlaceOf(source, read, `whole$.${field}`)),
    );
    return [
      {
        start: right.start,
        end: right.end,
        replacement: 'whole$',
        also: [wholeFor(pattern), ...inside, ...uses],
      },
    ];
  });
}

/** A field that is read after an `await` or a call is read before it. */
function readEarly(source: Source): Edit[] {
  return source.nodes.filter(isFunction).flatMap((fn) => {
    const pause = firstPause(source, fn);
    if (pause === undefined) return [];
    const later = source
      .of('MemberExpression', fn)
      .filter((node) => node.start >= pause && functionAround(source, node) === fn && isValueRead(source, node));
    return [...new Set(later.map((node) => source.textOf(node)))].flatMap((text): Edit[] => {
      const begin = atBeginning(source, fn, `const early$ = ${text};`);
      const [first, ...others] = later
        .filter((node) => source.textOf(node) === text)
        .map((node) => inPlaceOf(source, node, 'early$'));
      if (!begin || !first || fn.body?.type !== 'BlockStatement') return [];
      return [{ ...first, also: [begin, ...others] }];
    });
  });
}

/** The first place where a function lets other code change something. */
function firstPause(source: Source, fn: FunctionNode): number | undefined {
  return source.nodes.find(
    (node) =>
      (node.type === 'AwaitExpression' || node.type === 'CallExpression') &&
      node.start >= (fn.body?.start ?? 0) &&
      node.end <= fn.end &&
      functionAround(source, node) === fn,
  )?.end;
}

/** A private field, or its length or size, that is read, and not called, written or dereferenced. */
function isValueRead(source: Source, node: NodeOf<'MemberExpression'>): boolean {
  const isField = /^this\.#\w+(\.(length|size))?$/.test(source.textOf(node));
  const parent = source.parentOf(node);
  const isDereferenced = parent?.type === 'MemberExpression' && parent.object === node;
  const isCalled = parent?.type === 'CallExpression' && parent.callee === node;
  return isField && !isDereferenced && !isCalled && !isWritten(source, node);
}

/** A loop iterates over a copy, and does not see elements that are added or removed on the way. */
function snapshots(source: Source): Edit[] {
  return source.of('ForOfStatement').flatMap(({ right }): Edit[] => {
    if (!isSimple(right)) return [];
    return [{ start: right.start, end: right.end, replacement: `[...${source.textOf(right)}]` }];
  });
}

/** A chain of properties, or a look-up by one. */
function isRead(source: Source, init: ESTree.Expression): boolean {
  if (init.type === 'MemberExpression') return isSimple(init);
  const isLookUp = init.type === 'CallExpression' && /\.(get|at|has)$/.test(source.textOf(init.callee));
  return isLookUp && init.callee.type === 'MemberExpression' && isSimple(init.callee.object);
}

/** The fields of a pattern that has nothing but names. */
function plainFields(pattern: NodeOf<'ObjectPattern'>): { key: string; name: string }[] | undefined {
  const fields = (pattern.properties as ESTree.Node[]).flatMap((one) =>
    one.type === 'Property' && !one.computed && one.key.type === 'Identifier' && one.value.type === 'Identifier'
      ? [{ key: one.key.name, name: one.value.name }]
      : [],
  );
  return fields.length === pattern.properties.length ? fields : undefined;
}

function wholeFor({ start, end }: ESTree.Span): Change {
  return { start, end, replacement: 'whole$' };
}

function editOf([first, ...also]: readonly Change[]): Edit[] {
  return first ? [{ ...first, also }] : [];
}
