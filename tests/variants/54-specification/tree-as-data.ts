import {
  InvalidPriceRangeError,
  type Explanation,
  type Product,
  type Specification,
  type Verdict,
} from '../../../solutions/54-specification/specification.ts';

export { InvalidPriceRangeError } from '../../../solutions/54-specification/specification.ts';
export type {
  Explanation,
  Product,
  Specification,
  Verdict,
} from '../../../solutions/54-specification/specification.ts';

/** What a specification stands for: plain data that one function interprets. */
type Node<T> =
  | { kind: 'leaf'; name: string; test: (candidate: T) => boolean }
  | { kind: 'and' | 'or'; left: Node<T>; right: Node<T> }
  | { kind: 'not'; inner: Node<T> };

/** Where a specification keeps its node, out of everyone's sight. */
const nodes = new WeakMap<object, unknown>();

function nodeOf<T>(spec: Specification<T>): Node<T> {
  return nodes.get(spec) as Node<T>;
}

function facade<T>(node: Node<T>): Specification<T> {
  const spec: Specification<T> = Object.freeze({
    isSatisfiedBy: (candidate: T) => answer(node, candidate),
    explain: (candidate: T): Explanation => {
      // First every leaf's answer, once; then who decided, from the record.
      const record: boolean[] = [];
      const satisfied = answer(node, candidate, record);
      return { satisfied, decidedBy: deciders(node, record.values()).decidedBy };
    },
    and: (other: Specification<T>) => facade({ kind: 'and', left: node, right: nodeOf(other) }),
    or: (other: Specification<T>) => facade({ kind: 'or', left: node, right: nodeOf(other) }),
    not: () => facade({ kind: 'not', inner: node }),
  });
  nodes.set(spec, node);
  return spec;
}

function answer<T>(node: Node<T>, candidate: T, record: boolean[] = []): boolean {
  switch (node.kind) {
    case 'leaf': {
      const satisfied = node.test(candidate);
      record.push(satisfied);
      return satisfied;
    }
    case 'and':
      return answer(node.left, candidate, record) && answer(node.right, candidate, record);
    case 'or':
      return answer(node.left, candidate, record) || answer(node.right, candidate, record);
    case 'not':
      return !answer(node.inner, candidate, record);
  }
}

function deciders<T>(node: Node<T>, record: Iterator<boolean>): { satisfied: boolean; decidedBy: Verdict[] } {
  switch (node.kind) {
    case 'leaf': {
      const satisfied = record.next().value === true;
      return { satisfied, decidedBy: [{ satisfied, leaf: node.name }] };
    }
    case 'not': {
      const inner = deciders(node.inner, record);
      return { ...inner, satisfied: !inner.satisfied };
    }
    case 'and':
    case 'or': {
      const settled = node.kind === 'or';
      const left = deciders(node.left, record);
      if (left.satisfied === settled) return left;
      const right = deciders(node.right, record);
      return right.satisfied === settled ? right : { ...right, decidedBy: left.decidedBy.concat(right.decidedBy) };
    }
  }
}

export function leaf<T>(name: string, test: (candidate: T) => boolean): Specification<T> {
  return facade({ kind: 'leaf', name, test });
}

export function inStock(): Specification<Product> {
  return leaf('in stock', (product) => product.inStock);
}

export function inCategory(category: string): Specification<Product> {
  return leaf(`category ${category}`, (product) => product.category === category);
}

export function priceBetween(min: number, max: number): Specification<Product> {
  if (![min, max, max - min].every((value) => Number.isSafeInteger(value) && value >= 0)) {
    throw new InvalidPriceRangeError(min, max);
  }
  return leaf(`price ${min} to ${max}`, ({ price }) => price >= min && price <= max);
}
