import { parseSync, type ESTree } from 'vite';

/** The types of nodes, and the nodes of one type. */
export type NodeType = ESTree.Node['type'];
export type NodeOf<T extends NodeType> = ESTree.Node & { type: T };

/** A parsed source whose nodes know their parents. Types and imports are left out, because no mistake is made there. */
export interface Source {
  text: string;
  program: ESTree.Program;
  /** All nodes in the order of the text, each before what it contains. */
  nodes: readonly ESTree.Node[];
  /** The nodes of one type, within a part of the source or in all of it. */
  of<T extends NodeType>(type: T, within?: ESTree.Span): NodeOf<T>[];
  /** What surrounds a node directly; undefined for the program. */
  parentOf(node: ESTree.Node): ESTree.Node | undefined;
  /** What surrounds a node, from the inside out. */
  ancestorsOf(node: ESTree.Node): ESTree.Node[];
  textOf(span: ESTree.Span): string;
}

/**
 * Parses a TypeScript source.
 *
 * @returns undefined if it does not parse, or has an error such as a variable that is declared twice
 */
export function parseSource(text: string): Source | undefined {
  const { program, errors } = parseSync('source.ts', text, { preserveParens: false, showSemanticErrors: true });
  if (errors.length > 0) return undefined;
  const nodes: ESTree.Node[] = [];
  const parents = new Map<ESTree.Node, ESTree.Node>();
  collect(program, nodes, parents);
  const ancestorsOf = (node: ESTree.Node): ESTree.Node[] => {
    const parent = parents.get(node);
    return parent ? [parent, ...ancestorsOf(parent)] : [];
  };
  return {
    text,
    program,
    nodes,
    of: <T extends NodeType>(type: T, within?: ESTree.Span) =>
      nodes.filter(
        (node): node is NodeOf<T> =>
          node.type === type && (!within || (node.start >= within.start && node.end <= within.end)),
      ),
    parentOf: (node) => parents.get(node),
    ancestorsOf,
    textOf: ({ start, end }) => text.slice(start, end),
  };
}

/** Fields of nodes that hold types only. */
const typeFields = new Set([
  'typeAnnotation',
  'returnType',
  'typeParameters',
  'typeArguments',
  'superTypeArguments',
  'implements',
]);

/** Nodes of TypeScript that hold an expression. */
const holders = new Set(['TSAsExpression', 'TSNonNullExpression', 'TSSatisfiesExpression', 'TSParameterProperty']);

function collect(node: ESTree.Node, nodes: ESTree.Node[], parents: Map<ESTree.Node, ESTree.Node>): void {
  if (node.type === 'ImportDeclaration' || (node.type.startsWith('TS') && !holders.has(node.type))) return;
  nodes.push(node);
  const isShorthand = node.type === 'Property' && node.shorthand;
  const children = Object.entries(node)
    .filter(([field]) => !typeFields.has(field) && field !== 'parent' && !(isShorthand && field === 'key'))
    .flatMap(([, value]: [string, unknown]) => (Array.isArray(value) ? (value as unknown[]) : [value]))
    .filter(isNode);
  for (const child of children.toSorted((a, b) => a.start - b.start)) {
    parents.set(child, node);
    collect(child, nodes, parents);
  }
}

function isNode(value: unknown): value is ESTree.Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}
