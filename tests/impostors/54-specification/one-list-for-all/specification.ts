// Breaks 5, 7: all explanations share one list of the module, which each outermost call empties and fills again.
/** A specification that decided the result, with its own result. */
export interface Reason {
  readonly name: string;
  readonly satisfied: boolean;
}

/** The result of a specification, and the specifications that decided it. */
export interface Explanation {
  readonly satisfied: boolean;
  readonly decidedBy: readonly Reason[];
}

/** A business rule that a candidate may or may not satisfy. */
export abstract class Specification<T> {
  readonly #name: string;

  /** `name` is what explanations call this specification. */
  constructor(name: string) {
    this.#name = name;
  }

  abstract isSatisfiedBy(candidate: T): boolean;

  /** Unless a subclass overrides it, this lists the specification itself. */
  explain(candidate: T): Explanation {
    return traced(() => {
      const satisfied = this.isSatisfiedBy(candidate);
      trace.push({ name: this.#name, satisfied });
      return satisfied;
    });
  }

  and(other: Specification<T>): Specification<T> {
    return new And(this, other);
  }

  or(other: Specification<T>): Specification<T> {
    return new Or(this, other);
  }

  not(): Specification<T> {
    return new Not(this);
  }
}

class And<T> extends Specification<T> {
  readonly #left: Specification<T>;
  readonly #right: Specification<T>;

  constructor(left: Specification<T>, right: Specification<T>) {
    super('and');
    this.#left = left;
    this.#right = right;
  }

  isSatisfiedBy(candidate: T): boolean {
    return this.#left.isSatisfiedBy(candidate) && this.#right.isSatisfiedBy(candidate);
  }

  override explain(candidate: T): Explanation {
    return traced(() => {
      const start = trace.length;
      if (!follow(this.#left, candidate)) return false;
      const middle = trace.length;
      if (follow(this.#right, candidate)) return true;
      trace.splice(start, middle - start);
      return false;
    });
  }
}

class Or<T> extends Specification<T> {
  readonly #left: Specification<T>;
  readonly #right: Specification<T>;

  constructor(left: Specification<T>, right: Specification<T>) {
    super('or');
    this.#left = left;
    this.#right = right;
  }

  isSatisfiedBy(candidate: T): boolean {
    return this.#left.isSatisfiedBy(candidate) || this.#right.isSatisfiedBy(candidate);
  }

  override explain(candidate: T): Explanation {
    return traced(() => {
      const start = trace.length;
      if (follow(this.#left, candidate)) return true;
      const middle = trace.length;
      if (!follow(this.#right, candidate)) return false;
      trace.splice(start, middle - start);
      return true;
    });
  }
}

class Not<T> extends Specification<T> {
  readonly #negated: Specification<T>;

  constructor(negated: Specification<T>) {
    super('not');
    this.#negated = negated;
  }

  isSatisfiedBy(candidate: T): boolean {
    return !this.#negated.isSatisfiedBy(candidate);
  }

  override explain(candidate: T): Explanation {
    return traced(() => !follow(this.#negated, candidate));
  }
}

/** What has decided so far, in the call that is running. */
const trace: Reason[] = [];
let depth = 0;

function traced(evaluate: () => boolean): Explanation {
  if (depth === 0) trace.length = 0;
  depth += 1;
  try {
    return { satisfied: evaluate(), decidedBy: trace };
  } finally {
    depth -= 1;
  }
}

/** Returns the result of one side, and adds what decided it to the trace. */
function follow<T>(side: Specification<T>, candidate: T): boolean {
  const { satisfied, decidedBy } = side.explain(candidate);
  if (decidedBy !== trace) trace.push(...decidedBy.map((reason) => ({ ...reason })));
  return satisfied;
}
