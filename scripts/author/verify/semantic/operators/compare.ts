import type { ESTree } from 'vite';
import type { Change, Edit } from '../edit.ts';
import { kindsIn } from '../primitives.ts';
import type { Source } from '../source.ts';
import { callsOf, prelude } from '../syntax.ts';

/**
 * Treats different strings as equal: by case, surrounding whitespace, composition, or the rules of a locale. Also
 * changes the meaning of regular expressions and replacement strings.
 */
export function compare(source: Source): Edit[] {
  return [
    ...equalities(source),
    ...keys(source),
    ...members(source),
    ...flags(source),
    ...replacements(source),
    ...sorts(source),
  ];
}

/** How strings are changed before they are compared. */
const foldings = ['toLowerCase', 'trim', 'normalize'] as const;

function folding(method: string): Change {
  return prelude(`const folded$ = (v) => (typeof v === 'string' ? v.${method}() : v);`);
}

const collated = prelude(
  "const alike$ = (a, b) => (typeof a === 'string' && typeof b === 'string' ? a.localeCompare(b, 'en', { sensitivity: 'base' }) === 0 : a === b);",
);

function equalities(source: Source): Edit[] {
  const kindOf = kindsIn(source);
  return source.of('BinaryExpression').flatMap(({ left, right, operator, start, end }): Edit[] => {
    if (!/^[!=]==?$/.test(operator) || left.type === 'PrivateIdentifier') return [];
    const mayBeText = [left, right].every((one) => ['string', undefined].includes(kindOf(one)) && !isTypeof(one));
    if (!mayBeText) return [];
    const [a, b] = [source.textOf(left), source.textOf(right)];
    const edit = { start, end };
    const not = operator.startsWith('!') ? '!' : '';
    return [
      ...foldings.map((method) => ({
        ...edit,
        replacement: `folded$(${a}) ${operator} folded$(${b})`,
        also: [folding(method)],
      })),
      { ...edit, replacement: `${not}alike$(${a}, ${b})`, also: [collated] },
    ];
  });
}

function isTypeof(node: ESTree.Node): boolean {
  return node.type === 'UnaryExpression' && node.operator === 'typeof';
}

/** The keys of one map or set, wherever it is used. */
function keys(source: Source): Edit[] {
  const byObject = new Map<string, ESTree.Node[]>();
  const kindOf = kindsIn(source);
  for (const { call, object } of callsOf(source, ['get', 'set', 'has', 'delete', 'add'])) {
    const [key] = call.arguments;
    if (!key || !['string', undefined].includes(kindOf(key))) continue;
    const name = source.textOf(object);
    byObject.set(name, [...(byObject.get(name) ?? []), key]);
  }
  return [...byObject.values()].flatMap((all) =>
    foldings.flatMap((method): Edit[] => {
      const [first, ...others] = all.map((key) => folded(source, key));
      return first ? [{ ...first, also: [...others, folding(method)] }] : [];
    }),
  );
}

function folded(source: Source, { start, end }: ESTree.Node): Change {
  return { start, end, replacement: `folded$(${source.text.slice(start, end)})` };
}

function members(source: Source): Edit[] {
  const kindOf = kindsIn(source);
  return callsOf(source, ['includes', 'startsWith', 'endsWith']).flatMap(({ call, object, method }): Edit[] => {
    const [sought] = call.arguments;
    if (!sought || !['string', undefined].includes(kindOf(sought))) return [];
    const list = source.textOf(object);
    const replacement =
      method === 'includes'
        ? `(Array.isArray(${list}) ? ${list}.map(folded$) : folded$(${list})).includes(folded$(${source.textOf(sought)}))`
        : `folded$(${list}).${method}(folded$(${source.textOf(sought)}))`;
    return foldings.map((name) => ({
      start: call.start,
      end: call.end,
      replacement,
      also: [folding(name)],
    }));
  });
}

function flags(source: Source): Edit[] {
  return source.of('Literal').flatMap((node): Edit[] => {
    if (!('regex' in node) || !node.regex) return [];
    const { flags: had, pattern } = node.regex as { flags: string; pattern: string };
    return ['i', 'm', 'g', 'u', 's'].map((flag) => ({
      start: node.start,
      end: node.end,
      replacement: `/${pattern}/${had.includes(flag) ? had.replace(flag, '') : had + flag}`,
    }));
  });
}

/** `$&` and `$1` have a meaning in a replacement string. The result of a replacement function is used as it is. */
function replacements(source: Source): Edit[] {
  return callsOf(source, ['replace', 'replaceAll']).flatMap(({ call: { arguments: given } }): Edit[] => {
    const [, substitute] = given;
    if (!substitute) return [];
    const { start, end } = substitute;
    if (substitute.type === 'ArrowFunctionExpression') {
      if (substitute.params.length > 0 || substitute.body.type === 'BlockStatement') return [];
      return [{ start, end, replacement: source.textOf(substitute.body) }];
    }
    return [{ start, end, replacement: `() => ${source.textOf(substitute)}` }];
  });
}

/** Sorts as a locale does instead of by code units, or the other way round. */
function sorts(source: Source): Edit[] {
  const byUnits = source.of('ConditionalExpression').flatMap(({ test, consequent, start, end }): Edit[] => {
    if (test.type !== 'BinaryExpression' || !/^[<>]=?$/.test(test.operator)) return [];
    const sign = source.textOf(consequent).replaceAll(/\s/g, '');
    if (!/^-?1$/.test(sign)) return [];
    const isAscending = test.operator.startsWith('<') === (sign === '-1');
    const operands = [test.left, test.right].map((one) => `String(${source.textOf(one)})`);
    const [a, b] = isAscending ? operands : operands.toReversed();
    return [{ start, end, replacement: `${a}.localeCompare(${b})` }];
  });
  const byLocale = callsOf(source, ['localeCompare']).flatMap(
    ({ call: { start, end, arguments: given }, object }): Edit[] => {
      const [a, b] = [source.textOf(object), given[0] ? source.textOf(given[0]) : undefined];
      return b === undefined ? [] : [{ start, end, replacement: `(${a} < ${b} ? -1 : ${a} > ${b} ? 1 : 0)` }];
    },
  );
  return [...byUnits, ...byLocale];
}
