import type { ESTree } from 'vite';
import type { Edit } from '../edit.ts';
import { publicFunctions, returnsOf } from '../functions.ts';
import { kindsIn } from '../primitives.ts';
import type { Source } from '../source.ts';
import { atBeginning, callsOf, callsOfOthers } from '../syntax.ts';

/**
 * Freezes somebody else's object: an argument, a result, or a value on its way to a callback. Or does not freeze
 * what was frozen. A new object that is returned is the code's own, which it may freeze.
 */
export function freeze(source: Source): Edit[] {
  return [...frozenArguments(source), ...results(source), ...passedOn(source), ...thawed(source)];
}

function frozenArguments(source: Source): Edit[] {
  return publicFunctions(source).flatMap(({ node, params }) =>
    params.flatMap(({ name, type, primitive }): Edit[] => {
      if (name === undefined || primitive !== undefined || type.includes('=>')) return [];
      const change = atBeginning(source, node, `Object.freeze(${name});`);
      return change ? [change] : [];
    }),
  );
}

function results(source: Source): Edit[] {
  const kindOf = kindsIn(source);
  return publicFunctions(source).flatMap(({ node, expression, returns }) => {
    if (returns !== undefined) return [];
    const all = expression ? [expression] : returnsOf(source, node).flatMap(({ argument }) => argument ?? []);
    return all.flatMap((one): Edit[] => {
      if (isNew(one)) return [];
      const kind = kindOf(one);
      if ((kind !== undefined && kind !== 'object') || /^(async\b|Object\.freeze\()/.test(source.textOf(one)))
        return [];
      return [frozen(source, one)];
    });
  });
}

/** Methods that return a new array. */
const copyingMethods = [
  'concat',
  'filter',
  'flat',
  'flatMap',
  'from',
  'map',
  'slice',
  'split',
  'toReversed',
  'toSorted',
  'toSpliced',
];

/** Whether an expression creates an object. */
function isNew(node: ESTree.Node): boolean {
  if (['NewExpression', 'ObjectExpression', 'ArrayExpression'].includes(node.type)) return true;
  if (node.type !== 'CallExpression') return false;
  const { callee } = node;
  if (callee.type === 'Identifier') return callee.name === 'structuredClone';
  return (
    callee.type === 'MemberExpression' &&
    callee.property.type === 'Identifier' &&
    copyingMethods.includes(callee.property.name)
  );
}

function passedOn(source: Source): Edit[] {
  const kindOf = kindsIn(source);
  return callsOfOthers(source, source.program).flatMap(({ arguments: given }) =>
    given
      .filter((one) => one.type === 'Identifier' && (kindOf(one) ?? 'object') === 'object')
      .map((one) => frozen(source, one)),
  );
}

function thawed(source: Source): Edit[] {
  return callsOf(source, ['freeze']).flatMap(({ call: { start, end, arguments: given } }): Edit[] => {
    const [value] = given;
    return value ? [{ start, end, replacement: `(${source.textOf(value)})` }] : [];
  });
}

function frozen(source: Source, node: ESTree.Node): Edit {
  const { start, end } = node;
  return { start, end, replacement: `Object.freeze(${source.textOf(node)})` };
}
