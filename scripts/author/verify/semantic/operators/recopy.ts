import type { ESTree } from 'vite';
import type { Edit } from '../edit.ts';
import type { Source } from '../source.ts';
import { callsOfFunctions, isSimple, prelude } from '../syntax.ts';

/**
 * Makes another kind of copy: too deep, too shallow, without what JSON cannot hold, or with the prototype. Or changes
 * an object instead of replacing it, or replaces one instead of changing it.
 */
export function recopy(source: Source): Edit[] {
  return [...spreads(source), ...clones(source), ...updates(source), ...replacements(source)];
}

const shallow = prelude(
  "const shallow$ = (v) => (Array.isArray(v) ? [...v] : typeof v === 'object' && v !== null ? { ...v } : v);",
);

function spreads(source: Source): Edit[] {
  return source.nodes.flatMap((node): Edit[] => {
    const isList = node.type === 'ArrayExpression';
    if (!isList && node.type !== 'ObjectExpression') return [];
    const [only, ...others] = isList ? node.elements : node.properties;
    if (only?.type !== 'SpreadElement' || others.length > 0) return [];
    const { start, end } = node;
    const text = source.textOf(only.argument);
    const copies = [
      isList ? `structuredClone([...${text}])` : `structuredClone(${text})`,
      isList ? `JSON.parse(JSON.stringify([...${text}]))` : `JSON.parse(JSON.stringify(${text}))`,
      ...(isList ? [] : [`Object.assign(Object.create(Object.getPrototypeOf(${text})), ${text})`]),
    ];
    return copies.map((replacement) => ({ start, end, replacement }));
  });
}

function clones(source: Source): Edit[] {
  return callsOfFunctions(source, ['structuredClone']).flatMap(({ start, end, arguments: given }): Edit[] => {
    const text = given[0] && source.textOf(given[0]);
    if (text === undefined) return [];
    const edit = { start, end };
    return [
      { ...edit, replacement: `shallow$(${text})`, also: [shallow] },
      { ...edit, replacement: `JSON.parse(JSON.stringify(${text}) ?? 'null')` },
    ];
  });
}

/** `{ ...x, p: v }` becomes a change of `x` itself. */
function updates(source: Source): Edit[] {
  return source.of('ObjectExpression').flatMap(({ properties: [first, ...others], start, end }): Edit[] => {
    if (first?.type !== 'SpreadElement' || others.length === 0 || !isSimple(first.argument)) return [];
    const rest = source.text.slice(first.end, end).replace(/^,\s*/, '{ ');
    const replacement = `Object.assign(${source.textOf(first.argument)}, ${rest})`;
    return [{ start, end, replacement }];
  });
}

/** `this.#x.p = v` becomes a new `this.#x`. */
function replacements(source: Source): Edit[] {
  return source.of('AssignmentExpression').flatMap(({ left, right, operator, start, end }): Edit[] => {
    if (operator !== '=' || left.type !== 'MemberExpression' || left.computed) return [];
    const { object, property } = left;
    if (!isPrivateField(object) || property.type !== 'Identifier') return [];
    const owner = source.textOf(object);
    const replacement = `${owner} = { ...${owner}, ${property.name}: ${source.textOf(right)} }`;
    return [{ start, end, replacement }];
  });
}

function isPrivateField(node: ESTree.Node): boolean {
  return node.type === 'MemberExpression' && node.property.type === 'PrivateIdentifier' && isSimple(node);
}
