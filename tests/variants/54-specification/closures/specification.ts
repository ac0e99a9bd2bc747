export interface Reason {
  readonly name: string;
  readonly satisfied: boolean;
}

export interface Explanation {
  readonly satisfied: boolean;
  readonly decidedBy: readonly Reason[];
}

type Explain<T> = (candidate: T) => Explanation;

/** Compositions are made from functions. Their results are read from their explanations. */
export abstract class Specification<T> {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }

  abstract isSatisfiedBy(candidate: T): boolean;

  explain(candidate: T): Explanation {
    const satisfied = this.isSatisfiedBy(candidate);
    return { satisfied, decidedBy: [{ name: this.name, satisfied }] };
  }

  and(other: Specification<T>): Specification<T> {
    return composition(firstThatIs(false, this, other));
  }

  or(other: Specification<T>): Specification<T> {
    return composition(firstThatIs(true, this, other));
  }

  not(): Specification<T> {
    return composition((candidate) => {
      const { satisfied, decidedBy } = ask(this, candidate);
      return { decidedBy, satisfied: !satisfied };
    });
  }
}

function composition<T>(explain: Explain<T>): Specification<T> {
  return new (class extends Specification<T> {
    isSatisfiedBy(candidate: T): boolean {
      return explain(candidate).satisfied;
    }

    override explain(candidate: T): Explanation {
      return explain(candidate);
    }
  })('');
}

/** The first side with this result decides alone. If there is none, both sides decide. */
function firstThatIs<T>(decisive: boolean, ...sides: Specification<T>[]): Explain<T> {
  return (candidate) => {
    const decidedBy: Reason[] = [];
    for (const side of sides) {
      const explanation = ask(side, candidate);
      if (explanation.satisfied === decisive) return explanation;
      decidedBy.push(...explanation.decidedBy);
    }
    return { satisfied: !decisive, decidedBy };
  };
}

function ask<T>(specification: Specification<T>, candidate: T): Explanation {
  return structuredClone(specification.explain(candidate));
}
