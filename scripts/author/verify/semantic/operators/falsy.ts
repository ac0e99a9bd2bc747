import type { ESTree } from 'vite';
import type { Edit } from '../edit.ts';
import { kindsIn } from '../primitives.ts';
import type { Source } from '../source.ts';
import { callsOf } from '../syntax.ts';

/**
 * Treats every falsy value as missing, or only missing values as falsy. But `0`, `''` and `false` are values, and so
 * are falsy thrown values.
 */
export function falsy(source: Source): Edit[] {
  return [...comparisons(source), ...negations(source), ...lookUps(source), ...operators(source), ...errors(source)];
}

function comparisons(source: Source): Edit[] {
  return source.of('BinaryExpression').flatMap(({ left, right, operator, start, end }): Edit[] => {
    const text = source.textOf(left);
    const edit = { start, end };
    if (operator === 'in' && left.type !== 'PrivateIdentifier')
      return [{ ...edit, replacement: `Boolean(${source.textOf(right)}[${text}])` }];
    if (!/^[=!]==?$/.test(operator) || !/^(undefined|null)$/.test(source.textOf(right))) return [];
    return [{ ...edit, replacement: operator.startsWith('!') ? `Boolean(${text})` : `!(${text})` }];
  });
}

function negations(source: Source): Edit[] {
  const kindOf = kindsIn(source);
  return source.of('UnaryExpression').flatMap(({ operator, argument, start, end }): Edit[] => {
    const isName = argument.type === 'Identifier' || argument.type === 'MemberExpression';
    if (operator !== '!' || !isName || kindOf(argument) === 'boolean') return [];
    return [{ start, end, replacement: `${source.textOf(argument)} === undefined` }];
  });
}

function lookUps(source: Source): Edit[] {
  const has = callsOf(source, ['has'])
    .filter(({ object }) => !isSet(source, object))
    .map(({ call, object }) => ({ call, of: `${source.textOf(object)}.get`, given: call.arguments }));
  const owns = callsOf(source, ['hasOwn']).map(({ call }) => ({ call, of: '', given: call.arguments }));
  return [...has, ...owns].flatMap(({ call: { start, end }, of, given: [first, second] }): Edit[] => {
    if (!first) return [];
    const value =
      of === '' ? second && `${source.textOf(first)}[${source.textOf(second)}]` : `${of}(${source.textOf(first)})`;
    return value === undefined ? [] : [{ start, end, replacement: `Boolean(${value})` }];
  });
}

/** Whether a name is declared as a set, which has no `get`. */
function isSet(source: Source, object: ESTree.Expression): boolean {
  const name = source.textOf(object).split('.').at(-1) ?? '';
  const escaped = name.replaceAll(/[^\w#]/g, '');
  return new RegExp(`${escaped}\\??(:\\s*(Readonly|Weak)?Set\\b|[^;\\n]*=\\s*new (Weak)?Set\\b)`).test(source.text);
}

const swapped: Readonly<Record<string, string>> = { '??': '||', '||': '??', '??=': '||=', '||=': '??=' };

function operators(source: Source): Edit[] {
  const kindOf = kindsIn(source);
  return [...source.of('LogicalExpression'), ...source.of('AssignmentExpression')].flatMap((node): Edit[] => {
    const becomes = swapped[node.operator];
    if (becomes === undefined || kindOf(node.left) === 'boolean' || /^(new|\[|\{)/.test(source.textOf(node.left)))
      return [];
    const { left, right } = node;
    const between = source.text.slice(left.end, right.start);
    // If this results in `a ?? b || c`, which does not parse, the mutant is left out later.
    return [{ start: left.end, end: right.start, replacement: between.replace(node.operator, becomes) }];
  });
}

/** Whether there was an error is decided by whether the thrown value is truthy. */
function errors(source: Source): Edit[] {
  const blocks = source.of('CatchClause').flatMap(({ param, body }) => (param ? [{ param, body }] : []));
  const handlers = callsOf(source, ['catch']).flatMap(({ call: { arguments: given } }) => {
    const [handler] = given;
    if (handler?.type !== 'ArrowFunctionExpression' || handler.body.type !== 'BlockStatement') return [];
    const [param] = handler.params;
    return param ? [{ param, body: handler.body }] : [];
  });
  return [...blocks, ...handlers].flatMap(({ param, body }): Edit[] => {
    if (param.type !== 'Identifier') return [];
    const { start, end } = body;
    const also = [{ start: end, end, replacement: ' }' }];
    return [{ start, end: start, replacement: `{ if (${param.name}) `, also }];
  });
}
