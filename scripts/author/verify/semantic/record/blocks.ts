import type { ESTree } from 'vite';
import type { Edit } from '../edit.ts';
import { isFunction } from '../functions.ts';
import type { Source } from '../source.ts';

/** A part of a source that may run or not: the body of a function, a branch or a loop, or a block. */
export interface Block {
  /** Names it: the offset where it begins in the source. */
  id: number;
  /** What is inside it, without braces. */
  inside: ESTree.Span;
  /** How code is put at its beginning. */
  kind: 'braces' | 'statement' | 'expression';
}

/** The name of a block in all files of a kata: `entities.ts:120`. */
export function blockName(file: string, id: number): string {
  return `${file}:${id}`;
}

/** All blocks of a source. */
export function blocksOf(source: Source): Block[] {
  return source.nodes.flatMap((node): Block[] => {
    if (node.type === 'BlockStatement')
      return [{ id: node.start, inside: { start: node.start + 1, end: node.end - 1 }, kind: 'braces' }];
    const parent = source.parentOf(node);
    const kind = parent && kindWithoutBraces(parent, node);
    return kind ? [{ id: node.start, inside: { start: node.start, end: node.end }, kind }] : [];
  });
}

function kindWithoutBraces(parent: ESTree.Node, node: ESTree.Node): 'statement' | 'expression' | undefined {
  if (isFunction(parent)) return parent.body === node ? 'expression' : undefined;
  switch (parent.type) {
    case 'ConditionalExpression':
      return parent.test === node ? undefined : 'expression';
    case 'IfStatement':
      return parent.test === node ? undefined : 'statement';
    case 'ForStatement':
    case 'ForInStatement':
    case 'ForOfStatement':
    case 'WhileStatement':
      return parent.body === node ? 'statement' : undefined;
    default:
      return undefined;
  }
}

/**
 * The blocks that an edit changes. As long as none of them has run, the changed code does the same as the original.
 *
 * @returns their ids; undefined if the edit also changes what no block contains, except for declarations that it adds
 */
export function changedBlocks(source: Source, { also = [], ...first }: Edit): number[] | undefined {
  const blocks = blocksOf(source);
  const isDeclaration = ({ start, end }: ESTree.Span) =>
    start === end && !source.program.body.some((node) => node.start < start && start < node.end);
  const changes = [first, ...also.filter((change) => !isDeclaration(change))];
  const around = changes.map((change) => blocks.findLast((block) => isInside(change, block)));
  return around.every((block) => block !== undefined) ? [...new Set(around.map(({ id }) => id))] : undefined;
}

function isInside({ start, end }: ESTree.Span, { inside, kind }: Block): boolean {
  // Without braces, what is put before or after a block does not belong to it, nor does a second statement.
  const isStrict = kind === 'statement' || (kind === 'expression' && start === end);
  return isStrict ? inside.start < start && end < inside.end : inside.start <= start && end <= inside.end;
}
