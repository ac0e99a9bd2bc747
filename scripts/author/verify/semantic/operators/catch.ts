import type { ESTree } from 'vite';
import type { Edit } from '../edit.ts';
import type { Source } from '../source.ts';
import { statementLists } from '../syntax.ts';

/** Catches less or more than it should, from fewer or more statements, or does not clean up. */
export function catching(source: Source): Edit[] {
  return [...narrowed(source), ...widened(source), ...swallowed(source), ...moved(source), ...unclean(source)];
}

function narrowed(source: Source): Edit[] {
  return source.of('CatchClause').flatMap(({ param, body }): Edit[] => {
    const name = param?.type === 'Identifier' ? param.name : 'error$';
    const guard = ` if (!(${name} instanceof Error)) throw ${name};`;
    const start = body.start + 1;
    if (param) return [{ start, end: start, replacement: guard }];
    return [{ start: body.start, end: start, replacement: `(${name}) {${guard}` }];
  });
}

/** Treats any error as an error of the requested class. */
function widened(source: Source): Edit[] {
  return source
    .of('BinaryExpression')
    .filter(({ operator, right }) => operator === 'instanceof' && /\wError$/.test(source.textOf(right)))
    .map(({ right: { start, end } }) => ({ start, end, replacement: 'Error' }));
}

function swallowed(source: Source): Edit[] {
  return source
    .of('CatchClause')
    .flatMap(({ body }) =>
      body.body
        .filter(({ type }) => type === 'ThrowStatement')
        .map(({ start, end }) => ({ start, end, replacement: '' })),
    );
}

/** Moves a statement into or out of the `try` block. */
function moved(source: Source): Edit[] {
  return statementLists(source).flatMap((list) =>
    list.flatMap((node, i): Edit[] => {
      if (node.type !== 'TryStatement') return [];
      const inside = node.block.body;
      const [before, after] = [list[i - 1], list[i + 1]];
      const [first, last] = [inside[0], inside.at(-1)];
      return [
        ...(before ? move(source, before, node.block.start + 1) : []),
        ...(after ? move(source, after, node.block.end - 1) : []),
        ...(first ? move(source, first, node.start) : []),
        ...(last ? move(source, last, node.end) : []),
      ];
    }),
  );
}

/** Declarations stay where their names are used. The statement that ends the function stays last. */
function move(source: Source, statement: ESTree.Statement, to: number): Edit[] {
  if (!['ExpressionStatement', 'ForOfStatement', 'IfStatement'].includes(statement.type)) return [];
  if (/\breturn\b/.test(source.textOf(statement))) return [];
  const { start, end } = statement;
  return [
    {
      start,
      end,
      replacement: '',
      also: [{ start: to, end: to, replacement: ` ${source.textOf(statement)} ` }],
    },
  ];
}

/** Leaves out the statements of a `finally` block one at a time, or runs the block only after a success. */
function unclean(source: Source): Edit[] {
  return source.of('TryStatement').flatMap((node): Edit[] => {
    const { finalizer, handler, block, start, end } = node;
    if (!finalizer) return [];
    const dropped = finalizer.body.map((one) => ({
      start: one.start,
      end: one.end,
      replacement: '',
    }));
    const all = source.textOf(finalizer);
    const attempt = handler ? `try ${source.textOf(block)} ${source.textOf(handler)}` : source.textOf(block);
    return [...dropped, { start, end, replacement: `${attempt} ${all}` }];
  });
}
