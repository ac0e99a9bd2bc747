import type { ESTree } from 'vite';
import type { Change, Edit } from '../edit.ts';
import { kindsIn, type Kind } from '../primitives.ts';
import type { Source } from '../source.ts';
import { callsOf, prelude } from '../syntax.ts';

/** Treats objects with the same id or name as the same object, or finds an object by the first one that is equal. */
export function name(source: Source): Edit[] {
  return [...equalities(source), ...searches(source), ...keys(source), ...removals(source)];
}

const named = prelude('const named$ = (v) => v?.id ?? v?.name ?? v;');
const without = prelude(
  'const without$ = (list, one) => (list.includes(one) ? list.toSpliced(list.indexOf(one), 1) : list);',
);

function equalities(source: Source): Edit[] {
  return source.of('BinaryExpression').flatMap(({ left, right, operator, start, end }): Edit[] => {
    if (!/^[!=]==$/.test(operator) || !mayBeObject(source, left) || !mayBeObject(source, right)) return [];
    const replacement = `named$(${source.textOf(left)}) ${operator} named$(${source.textOf(right)})`;
    return [{ start, end, replacement, also: [named] }];
  });
}

function searches(source: Source): Edit[] {
  const methods: Readonly<Record<string, string>> = { indexOf: 'findIndex', includes: 'some' };
  return callsOf(source, Object.keys(methods)).flatMap(({ call, object, method }): Edit[] => {
    const [sought] = call.arguments;
    if (!sought || !mayBeObject(source, sought)) return [];
    const replacement = `${source.textOf(object)}.${methods[method]}((v) => named$(v) === named$(${source.textOf(sought)}))`;
    return [{ start: call.start, end: call.end, replacement, also: [named] }];
  });
}

/** A map or set of objects becomes one of names. */
function keys(source: Source): Edit[] {
  const byObject = new Map<string, Change[]>();
  for (const { call, object } of callsOf(source, ['get', 'set', 'has', 'delete', 'add'])) {
    const [key] = call.arguments;
    if (!key || !mayBeObject(source, key)) continue;
    const { start, end } = key;
    const text = source.textOf(object);
    byObject.set(text, [...(byObject.get(text) ?? []), { start, end, replacement: `named$(${source.textOf(key)})` }]);
  }
  return [...byObject.values()].flatMap(([first, ...others]): Edit[] =>
    first ? [{ ...first, also: [...others, named] }] : [],
  );
}

/** `filter((one) => one !== x)` removes only the first equal element. */
function removals(source: Source): Edit[] {
  return callsOf(source, ['filter']).flatMap(({ call, object }): Edit[] => {
    const [test] = call.arguments;
    if (test?.type !== 'ArrowFunctionExpression' || test.body.type !== 'BinaryExpression') return [];
    const { left, right, operator } = test.body;
    const [param] = test.params;
    if (operator !== '!==' || !param || source.textOf(left) !== source.textOf(param)) return [];
    const replacement = `without$(${source.textOf(object)}, ${source.textOf(right)})`;
    return [{ start: call.start, end: call.end, replacement, also: [without] }];
  });
}

function mayBeObject(source: Source, node: ESTree.Node): boolean {
  const kind: Kind | undefined = kindsIn(source)(node);
  return (
    (kind === undefined || kind === 'object') && node.type !== 'PrivateIdentifier' && node.type !== 'SpreadElement'
  );
}
