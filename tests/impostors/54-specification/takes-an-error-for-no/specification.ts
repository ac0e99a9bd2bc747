// Breaks 6: a `not` counts a specification that throws as not satisfied.
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
    const satisfied = this.isSatisfiedBy(candidate);
    return { satisfied, decidedBy: [{ name: this.#name, satisfied }] };
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
    const left = explanationOf(this.#left, candidate);
    if (!left.satisfied) return left;
    const right = explanationOf(this.#right, candidate);
    if (!right.satisfied) return right;
    return { satisfied: true, decidedBy: [...left.decidedBy, ...right.decidedBy] };
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
    const left = explanationOf(this.#left, candidate);
    if (left.satisfied) return left;
    const right = explanationOf(this.#right, candidate);
    if (right.satisfied) return right;
    return { satisfied: false, decidedBy: [...left.decidedBy, ...right.decidedBy] };
  }
}

class Not<T> extends Specification<T> {
  readonly #negated: Specification<T>;

  constructor(negated: Specification<T>) {
    super('not');
    this.#negated = negated;
  }

  isSatisfiedBy(candidate: T): boolean {
    try {
      return !this.#negated.isSatisfiedBy(candidate);
    } catch {
      return true;
    }
  }

  override explain(candidate: T): Explanation {
    const { satisfied, decidedBy } = explanationOf(this.#negated, candidate);
    return { satisfied: !satisfied, decidedBy };
  }
}

/** Copies the explanation, because an overridden `explain` may change the object that it returned. */
function explanationOf<T>(specification: Specification<T>, candidate: T): Explanation {
  const { satisfied, decidedBy } = specification.explain(candidate);
  return { satisfied, decidedBy: decidedBy.map((reason) => ({ ...reason })) };
}
