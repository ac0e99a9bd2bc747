import fc from 'fast-check';
import { show } from '../support/show.ts';
import { TodoError } from '../support/todo.ts';
import { CallCounter, type Trouble } from '../support/trouble.ts';
import type { Specification } from './specification.ts';

/** A boolean expression as plain data. A string is the name of a specification that is not a composition. */
export type Tree = string | { and: [Tree, Tree] } | { or: [Tree, Tree] } | { not: Tree };

/** What a specification that is not a composition returns, by its name. */
export type ResultOf = (name: string) => boolean;

/** Builds the specification that a tree describes. The same name is the same object everywhere in the tree. */
export function compose<T>(tree: Tree, create: (name: string) => Specification<T>): Specification<T> {
  const created = new Map<string, Specification<T>>();
  const visit = (node: Tree): Specification<T> => {
    if (typeof node === 'string') {
      const specification = created.get(node) ?? create(node);
      created.set(node, specification);
      return specification;
    }
    if ('not' in node) return visit(node.not).not();
    if ('and' in node) return visit(node.and[0]).and(visit(node.and[1]));
    return visit(node.or[0]).or(visit(node.or[1]));
  };
  return visit(tree);
}

/** The expected result: the same expression with TypeScript's own operators. */
export function evaluate(tree: Tree, resultOf: ResultOf): boolean {
  if (typeof tree === 'string') return resultOf(tree);
  if ('not' in tree) return !evaluate(tree.not, resultOf);
  if ('and' in tree) return evaluate(tree.and[0], resultOf) && evaluate(tree.and[1], resultOf);
  return evaluate(tree.or[0], resultOf) || evaluate(tree.or[1], resultOf);
}

/** The expected explanation, in the form that `told` returns. */
export function explained(tree: Tree, resultOf: ResultOf): string {
  return lineOf(
    evaluate(tree, resultOf),
    deciders(tree, resultOf).map((name) => ({ name, satisfied: resultOf(name) })),
  );
}

/** An explanation in one line: `true, decided by "p": true and "q": true`. */
export function lineOf(satisfied: boolean, decidedBy: readonly { name: string; satisfied: boolean }[]): string {
  const entries = decidedBy.map((reason) => `${JSON.stringify(reason.name)}: ${reason.satisfied}`);
  return `${satisfied}, decided by ${entries.join(' and ') || 'nothing'}`;
}

function deciders(tree: Tree, resultOf: ResultOf): string[] {
  if (typeof tree === 'string') return [tree];
  if ('not' in tree) return deciders(tree.not, resultOf);
  const [sides, decisive] = 'and' in tree ? [tree.and, false] : [tree.or, true];
  const decider = sides.find((side) => evaluate(side, resultOf) === decisive);
  return (decider === undefined ? sides : [decider]).flatMap((side) => deciders(side, resultOf));
}

export type Method = 'isSatisfiedBy' | 'explain';

/** What one call has evaluated, in order, and how it ended. */
export interface Observed {
  call: Method;
  evaluated: string[];
  outcome: string;
}

/** What each of these calls should evaluate and return if `resultOf` throws as `trouble` says. */
export function expectedCalls(tree: Tree, calls: readonly Method[], resultOf: ResultOf, trouble?: Trouble): Observed[] {
  const counter = new CallCounter(trouble);
  const tested = counter.port(resultOf);
  return observe(calls, trouble, (evaluated) =>
    evaluate(tree, (name) => {
      evaluated.push(name);
      return tested(name);
    }),
  );
}

/** Makes the calls and notes what each of them evaluates. */
export function observe(
  calls: readonly Method[],
  trouble: Trouble | undefined,
  make: (evaluated: string[], call: Method) => boolean,
): Observed[] {
  return calls.map((call) => {
    const evaluated: string[] = [];
    try {
      return { call, outcome: `returns ${make(evaluated, call)}`, evaluated };
    } catch (error) {
      if (trouble === undefined || error instanceof TodoError) throw error;
      const isUnchanged = Object.is(error, trouble.failure.value);
      return {
        call,
        outcome: isUnchanged ? 'throws what the specification threw' : `throws ${show(error)}`,
        evaluated,
      };
    }
  });
}

/** Named compositions in order, each of earlier ones: `{ s1: { and: ['p', 'q'] }, s2: { not: 's1' } }`. */
export type Definitions = Record<string, Tree>;

/** The expected results of these compositions and of the specifications that they combine. */
export function evaluateAll(
  names: readonly string[],
  definitions: Definitions,
  resultOf: ResultOf,
): Record<string, boolean> {
  const results = Object.fromEntries(names.map((name) => [name, resultOf(name)]));
  for (const [name, tree] of Object.entries(definitions))
    results[name] = evaluate(tree, (part) => results[part] === true);
  return results;
}

export function definitionsOf(names: readonly [string, ...string[]]): fc.Arbitrary<Definitions> {
  const step = fc.tuple(fc.constantFrom('and', 'or', 'not'), fc.nat(20), fc.nat(20));
  const drawn = fc.array(step, { minLength: 1, maxLength: 8, size: 'max' }).map((steps) => {
    const known: string[] = [...names];
    const entries = steps.map(([operator, i, j], k): [string, Tree] => {
      const [left, right] = [known[i % known.length] ?? names[0], known[j % known.length] ?? names[0]];
      const name = `s${k + 1}`;
      known.push(name);
      if (operator === 'not') return [name, { not: left }];
      return [name, operator === 'and' ? { and: [left, right] } : { or: [left, right] }];
    });
    return Object.fromEntries(entries);
  });
  return new Shrinking(drawn, (all) => fewerDefinitions(all, names));
}

/** First without one that no other refers to, then with a plain name in place of a reference. */
function* fewerDefinitions(all: Definitions, names: readonly string[]): Generator<Definitions> {
  const used = Object.values(all).flatMap(sidesOf);
  for (const name of Object.keys(all).filter((one) => !used.includes(one))) {
    yield Object.fromEntries(Object.entries(all).filter(([other]) => other !== name));
  }
  for (const [name, tree] of Object.entries(all)) {
    for (const [i, side] of sidesOf(tree).entries()) {
      if (typeof side === 'string' && side in all)
        yield* names.map((plain) => ({ ...all, [name]: withSide(tree, i, plain) }));
    }
  }
}

export function treesOf(names: readonly string[]): fc.Arbitrary<Tree> {
  const { tree } = fc.letrec<{ tree: Tree; sides: [Tree, Tree] }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 4, depthSize: 'medium' },
      fc.constantFrom(...names),
      tie('sides').map((and) => ({ and })),
      tie('sides').map((or) => ({ or })),
      tie('tree').map((not) => ({ not })),
    ),
    sides: fc.tuple(tie('tree'), tie('tree')),
  }));
  return new Shrinking(tree, smallerTrees);
}

/** First the parts of a tree in its place, then the tree with one part made smaller, which `fc.letrec` cannot do. */
function* smallerTrees(tree: Tree): Generator<Tree> {
  yield* partsOf(tree);
  for (const [i, side] of sidesOf(tree).entries()) {
    for (const smaller of smallerTrees(side)) yield withSide(tree, i, smaller);
  }
}

function* partsOf(tree: Tree): Generator<Tree> {
  for (const side of sidesOf(tree)) {
    yield side;
    yield* partsOf(side);
  }
}

function sidesOf(tree: Tree): readonly Tree[] {
  if (typeof tree === 'string') return [];
  if ('not' in tree) return [tree.not];
  return 'and' in tree ? tree.and : tree.or;
}

function withSide(tree: Tree, i: number, side: Tree): Tree {
  if (typeof tree === 'string' || 'not' in tree) return { not: side };
  const sides = sidesOf(tree).with(i, side) as [Tree, Tree];
  return 'and' in tree ? { and: sides } : { or: sides };
}

/** Draws like another arbitrary, and shrinks by the value alone. */
class Shrinking<T> extends fc.Arbitrary<T> {
  readonly #drawn: fc.Arbitrary<T>;
  readonly #smaller: (value: T) => Generator<T>;

  constructor(drawn: fc.Arbitrary<T>, smaller: (value: T) => Generator<T>) {
    super();
    this.#drawn = drawn;
    this.#smaller = smaller;
  }

  generate(random: fc.Random, bias: number | undefined): fc.Value<T> {
    return new fc.Value(this.#drawn.generate(random, bias).value, undefined);
  }

  canShrinkWithoutContext(value: unknown): value is T {
    return value !== undefined;
  }

  shrink(value: T): fc.Stream<fc.Value<T>> {
    return fc.stream(this.#smaller(value)).map((one) => new fc.Value(one, undefined));
  }
}
