export interface Reason {
  readonly name: string;
  readonly satisfied: boolean;
}

export interface Explanation {
  readonly satisfied: boolean;
  readonly decidedBy: readonly Reason[];
}

/** A composition is data, which one generator interprets. Its leaves are specifications of any class. */
type Expression<T> =
  | { readonly leaf: Specification<T> }
  | { readonly decisive: boolean; readonly sides: readonly Expression<T>[] }
  | { readonly negated: Expression<T> };

export abstract class Specification<T> {
  protected readonly label: string;

  constructor(name: string) {
    this.label = name;
  }

  abstract isSatisfiedBy(candidate: T): boolean;

  explain(candidate: T): Explanation {
    const satisfied = this.isSatisfiedBy(candidate);
    return { satisfied, decidedBy: [{ name: this.label, satisfied }] };
  }

  and(other: Specification<T>): Specification<T> {
    return new Composition({ decisive: false, sides: [this, other].map(expressionOf) });
  }

  or(other: Specification<T>): Specification<T> {
    return new Composition({ decisive: true, sides: [this, other].map(expressionOf) });
  }

  not(): Specification<T> {
    return new Composition({ negated: expressionOf(this) });
  }
}

class Composition<T> extends Specification<T> {
  readonly expression: Expression<T>;

  constructor(expression: Expression<T>) {
    super('composition');
    this.expression = expression;
  }

  isSatisfiedBy(candidate: T): boolean {
    return run(this.expression, (leaf) => ({ satisfied: leaf.isSatisfiedBy(candidate), decidedBy: [] })).satisfied;
  }

  override explain(candidate: T): Explanation {
    return run(this.expression, (leaf) => {
      const { satisfied, decidedBy } = leaf.explain(candidate);
      return { satisfied, decidedBy: decidedBy.map((reason) => ({ ...reason })) };
    });
  }
}

function expressionOf<T>(specification: Specification<T>): Expression<T> {
  return specification instanceof Composition ? (specification as Composition<T>).expression : { leaf: specification };
}

/** Runs the generators on a stack of its own, so nesting does not use the call stack. */
function run<T>(expression: Expression<T>, ask: (leaf: Specification<T>) => Explanation): Explanation {
  const stack = [steps(expression, ask)];
  let last: Explanation | undefined;
  for (;;) {
    const top = stack.at(-1);
    const step = top?.next(last as Explanation);
    if (step === undefined) return last as Explanation;
    if (step.done === true) {
      stack.pop();
      last = step.value;
    } else stack.push(steps(step.value, ask));
  }
}

function* steps<T>(
  expression: Expression<T>,
  ask: (leaf: Specification<T>) => Explanation,
): Generator<Expression<T>, Explanation, Explanation> {
  if ('leaf' in expression) return ask(expression.leaf);
  if ('negated' in expression) {
    const { satisfied, decidedBy } = yield expression.negated;
    return { satisfied: !satisfied, decidedBy };
  }
  const all: Reason[] = [];
  for (const side of expression.sides) {
    const explanation = yield side;
    if (explanation.satisfied === expression.decisive) return explanation;
    all.push(...explanation.decidedBy);
  }
  return { satisfied: !expression.decisive, decidedBy: all };
}
