import type { Edit } from '../edit.ts';
import type { Source } from '../source.ts';
import { callsOf, prelude } from '../syntax.ts';

/** Distinguishes types by something other than the type, or uses keys that two objects may share. */
export function typeKey(source: Source): Edit[] {
  return [...types(source), ...containers(source), ...joinedKeys(source)];
}

function types(source: Source): Edit[] {
  const instances = source.of('BinaryExpression').flatMap(({ operator, left, right, start, end }) => {
    if (operator !== 'instanceof') return [];
    const [value, type] = [source.textOf(left), source.textOf(right)];
    const duck = type === 'Promise' ? `typeof ${value}?.then === 'function'` : `${value}?.name === ${type}.name`;
    return [duck, `${value}?.constructor === ${type}`].map((replacement) => ({ start, end, replacement }));
  });
  const lists = callsOf(source, ['isArray']).flatMap(({ call: { start, end, arguments: given } }) => {
    const value = given[0] && source.textOf(given[0]);
    if (value === undefined) return [];
    return [`${value} instanceof Array`, `${value}?.length !== undefined`].map((replacement) => ({
      start,
      end,
      replacement,
    }));
  });
  const thenables = source.of('BinaryExpression').flatMap(({ left, right, operator, start, end }) => {
    const [, value] = /^typeof (.+?)\??\.then$/.exec(source.textOf(left)) ?? [];
    if (value === undefined || operator !== '===' || source.textOf(right) !== "'function'") return [];
    return [{ start, end, replacement: `${value} instanceof Promise` }];
  });
  return [...instances, ...lists, ...thenables];
}

/** Replaces a map by an object: keys become strings, and some names are taken. */
const objectMap = prelude(
  [
    'class ObjectMap$ { o = {};',
    'constructor(all = []) { for (const [k, v] of all) this.set(k, v); }',
    'get size() { return Object.keys(this.o).length; }',
    'get(k) { return this.o[k]; }',
    'has(k) { return k in this.o; }',
    'set(k, v) { this.o[k] = v; return this; }',
    'delete(k) { const had = k in this.o; delete this.o[k]; return had; }',
    'clear() { this.o = {}; }',
    'keys() { return Object.keys(this.o).values(); }',
    'values() { return Object.values(this.o).values(); }',
    'entries() { return Object.entries(this.o).values(); }',
    'forEach(f) { for (const [k, v] of this) f(v, k, this); }',
    '[Symbol.iterator]() { return this.entries(); } }',
  ].join(' '),
);

/** Replaces a set by an object: its elements become strings. */
const objectSet = prelude(
  [
    'class ObjectSet$ { o = {};',
    'constructor(all = []) { for (const k of all) this.add(k); }',
    'get size() { return Object.keys(this.o).length; }',
    'has(k) { return k in this.o; }',
    'add(k) { this.o[k] = true; return this; }',
    'delete(k) { const had = k in this.o; delete this.o[k]; return had; }',
    'clear() { this.o = {}; }',
    'keys() { return Object.keys(this.o).values(); }',
    'values() { return this.keys(); }',
    'forEach(f) { for (const k of this) f(k, k, this); }',
    '[Symbol.iterator]() { return this.keys(); } }',
  ].join(' '),
);

function containers(source: Source): Edit[] {
  return source.of('NewExpression').flatMap(({ callee, typeArguments }): Edit[] => {
    const type = source.textOf(callee);
    if (type !== 'Map' && type !== 'Set') return [];
    return [
      {
        start: callee.start,
        end: typeArguments?.end ?? callee.end,
        replacement: `Object${type}$`,
        also: [type === 'Map' ? objectMap : objectSet],
      },
    ];
  });
}

/** A key with several parts becomes a string in which the borders between the parts are lost. */
function joinedKeys(source: Source): Edit[] {
  const lists = callsOf(source, ['stringify']).flatMap(({ call: { start, end, arguments: given } }) => {
    const [list] = given;
    if (list?.type !== 'ArrayExpression') return [];
    return ["','", "''"].map((separator) => ({ start, end, replacement: `${source.textOf(list)}.join(${separator})` }));
  });
  const texts = source.of('TemplateLiteral').flatMap((node) => {
    const parent = source.parentOf(node);
    const isKey = parent?.type === 'CallExpression' && /\.(get|set|has|delete|add)$/.test(source.textOf(parent.callee));
    if (!isKey || node.expressions.length < 2) return [];
    const parts = node.expressions.map((one) => source.textOf(one)).join(', ');
    return [{ start: node.start, end: node.end, replacement: `[${parts}].join('')` }];
  });
  return [...lists, ...texts];
}
