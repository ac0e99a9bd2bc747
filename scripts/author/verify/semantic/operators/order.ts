import type { ESTree } from 'vite';
import type { Edit } from '../edit.ts';
import { namesIn } from '../functions.ts';
import type { Source } from '../source.ts';
import { outsideFunctions, readsOf, statementLists } from '../syntax.ts';

/** Changes its state before a side effect or a check instead of after it, or the other way round. */
export function order(source: Source): Edit[] {
  return statementLists(source).flatMap((list) =>
    list.slice(1).flatMap((second, i): Edit[] => {
      const first = list[i];
      if (!first || !canSwap(source, first, second)) return [];
      const between = source.text.slice(first.end, second.start);
      return [
        {
          start: first.start,
          end: second.end,
          replacement: source.textOf(second) + between + source.textOf(first),
        },
      ];
    }),
  );
}

function canSwap(source: Source, first: ESTree.Statement, second: ESTree.Statement): boolean {
  const isMovable = ({ type }: ESTree.Statement) =>
    ['ExpressionStatement', 'VariableDeclaration', 'IfStatement', 'ForOfStatement'].includes(type);
  if (!isMovable(first) || !isMovable(second)) return false;
  if (first.type === 'VariableDeclaration' && second.type === 'VariableDeclaration') return false;
  const declared = [first, second].flatMap((one) =>
    one.type === 'VariableDeclaration' ? one.declarations.flatMap(({ id }) => namesIn(id)) : [],
  );
  if (declared.some((name) => readsOf(source, name, { start: first.start, end: second.end }).length > 0)) return false;
  return (
    (changesState(source, first) && hasEffect(source, second)) ||
    (changesState(source, second) && hasEffect(source, first))
  );
}

/** Assigns to something, or changes a container. */
function changesState(source: Source, statement: ESTree.Statement): boolean {
  return outsideFunctions(source, statement).some((node) => {
    if (node.type === 'AssignmentExpression' || node.type === 'UpdateExpression') return true;
    return (
      node.type === 'CallExpression' &&
      /\.(push|pop|shift|unshift|splice|set|add|delete|clear)$/.test(source.textOf(node.callee))
    );
  });
}

/** Calls code that may be somebody else's or may throw, or awaits, or throws. */
function hasEffect(source: Source, statement: ESTree.Statement): boolean {
  return outsideFunctions(source, statement).some((node) => {
    if (node.type === 'CallExpression') return mayThrow(source, node);
    return ['AwaitExpression', 'ThrowStatement', 'NewExpression'].includes(node.type);
  });
}

/** Whether a call is to anything but a method of a container. */
function mayThrow(source: Source, { callee }: ESTree.CallExpression): boolean {
  return !/\.(push|pop|shift|unshift|splice|set|get|has|at|add|delete|clear|values|keys|entries)$/.test(
    source.textOf(callee),
  );
}
