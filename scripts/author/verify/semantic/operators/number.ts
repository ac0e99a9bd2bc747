import type { ESTree } from 'vite';
import type { Change, Edit } from '../edit.ts';
import { isFunction } from '../functions.ts';
import { kindsIn } from '../primitives.ts';
import type { Source } from '../source.ts';

/**
 * Numbers that are right only in a middle range: wrong above 2^31 or 2^53, at halves, or where 0.1 and 0.2 are added.
 */
export function number(source: Source): Edit[] {
  return [...roundings(source), ...checks(source), ...doubles(source), ...tolerances(source), ...ints(source)];
}

const otherRoundings: Readonly<Record<string, (x: string) => string[]>> = {
  'Math.round': (x) => [
    `((${x}) | 0)`,
    `(((${x}) + 0.5) | 0)`,
    `Math.trunc((${x}) + 0.5)`,
    `Number((${x}).toFixed(0))`,
  ],
  'Math.floor': (x) => [`((${x}) | 0)`, `Math.trunc(${x})`, `Math.round(${x})`],
  'Math.trunc': (x) => [`((${x}) | 0)`, `Math.floor(${x})`, `Math.round(${x})`],
  'Math.ceil': (x) => [`(((${x}) | 0) + 1)`, `Math.round(${x})`],
};

const otherChecks: Readonly<Record<string, string[]>> = {
  'Number.isSafeInteger': ['Number.isInteger', 'Number.isFinite'],
  'Number.isInteger': ['Number.isSafeInteger', 'Number.isFinite'],
  'Number.isFinite': ['Number.isInteger', '!Number.isNaN'],
  'Number.isNaN': ['!Number.isFinite'],
};

function roundings(source: Source): Edit[] {
  const calls = source.of('CallExpression').flatMap(({ callee, arguments: [first], start, end }) => {
    const others = first ? otherRoundings[source.textOf(callee)]?.(source.textOf(first)) : undefined;
    return (others ?? []).map((replacement) => ({ start, end, replacement }));
  });
  const truncations = source
    .of('BinaryExpression')
    .filter(({ operator, right }) => operator === '|' && source.textOf(right) === '0')
    .map(({ left, start, end }) => ({ start, end, replacement: `Math.round(${source.textOf(left)})` }));
  return [...calls, ...truncations];
}

/** This includes checks that are passed as a function: `every(Number.isInteger)`. */
function checks(source: Source): Edit[] {
  return source.of('MemberExpression').flatMap((node) => {
    const isCalled = source.parentOf(node)?.type === 'CallExpression';
    const others = otherChecks[source.textOf(node)] ?? [];
    return others
      .filter((one) => isCalled || !one.startsWith('!'))
      .map((replacement) => ({ start: node.start, end: node.end, replacement }));
  });
}

/** A function calculates with doubles instead of bigints. */
function doubles(source: Source): Edit[] {
  return source.nodes.flatMap((fn): Edit[] => {
    if (!isFunction(fn)) return [];
    const changes = [...source.of('CallExpression', fn), ...source.of('Literal', fn)].flatMap((node): Change[] => {
      const { start, end } = node;
      if (node.type === 'Literal')
        return 'bigint' in node && node.bigint ? [{ start: end - 1, end, replacement: '' }] : [];
      return source.textOf(node.callee) === 'BigInt' ? [{ start, end: node.callee.end, replacement: 'Number' }] : [];
    });
    const divisions = source.of('BinaryExpression', fn).filter(({ operator }) => operator === '/');
    const floored = divisions.flatMap(({ start, end }): Change[] => [
      { start, end: start, replacement: 'Math.floor(' },
      { start: end, end, replacement: ')' },
    ]);
    // A change at the beginning must come before the changes that it encloses.
    const [first, ...others] = [...floored, ...changes].toSorted((a, b) => a.start - b.start || a.end - b.end);
    return first && changes.length > 0 && isInnermost(source, fn, changes) ? [{ ...first, also: others }] : [];
  });
}

/** No function inside has all of the changes. */
function isInnermost(source: Source, fn: ESTree.Node, changes: readonly Change[]): boolean {
  return !source.nodes.some(
    (one) =>
      isFunction(one) &&
      one !== fn &&
      one.start >= fn.start &&
      one.end <= fn.end &&
      changes.every(({ start, end }) => start >= one.start && end <= one.end),
  );
}

/** Equal becomes nearly equal, and nearly equal becomes equal. */
function tolerances(source: Source): Edit[] {
  const kindOf = kindsIn(source);
  return source.of('BinaryExpression').flatMap((node): Edit[] => {
    const { left, right, operator, start, end } = node;
    const edit = { start, end };
    const [a, b] = [source.textOf(left), source.textOf(right)];
    const difference = /^Math\.abs\((.+) - (.+)\)$/.exec(a);
    if (/^<=?$/.test(operator) && difference)
      return [{ ...edit, replacement: `${difference[1]} === ${difference[2]}` }];
    if (!/^[!=]==?$/.test(operator) || kindOf(left) !== 'number' || kindOf(right) !== 'number') return [];
    return [{ ...edit, replacement: `Math.abs(${a} - ${b}) ${operator.startsWith('!') ? '>=' : '<'} 1e-6` }];
  });
}

/** Sums and products in 32 bits. */
function ints(source: Source): Edit[] {
  const kindOf = kindsIn(source);
  return source.of('BinaryExpression').flatMap(({ left, right, operator, start, end }): Edit[] => {
    if (!['+', '-', '*'].includes(operator) || left.type === 'PrivateIdentifier') return [];
    const kinds = [kindOf(left), kindOf(right)];
    if (kinds.includes('string') || (operator === '+' && !kinds.includes('number')) || kinds.includes('bigint'))
      return [];
    // An index never gets this large.
    if (right.type === 'Literal' && right.value === 1) return [];
    return [{ start, end, replacement: `((${source.text.slice(start, end)}) | 0)` }];
  });
}
