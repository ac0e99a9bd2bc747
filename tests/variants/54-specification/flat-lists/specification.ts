export interface Reason {
  readonly name: string;
  readonly satisfied: boolean;
}

export interface Explanation {
  readonly satisfied: boolean;
  readonly decidedBy: readonly Reason[];
}

export abstract class Specification<T> {
  #name = '';

  constructor(name: string) {
    this.#name = name;
  }

  abstract isSatisfiedBy(candidate: T): boolean;

  explain(candidate: T): Explanation {
    const [name, satisfied] = [this.#name, this.isSatisfiedBy(candidate)];
    return { decidedBy: Array.of({ satisfied, name }), satisfied };
  }

  and(other: Specification<T>): Specification<T> {
    return new Junction(false, [...partsOf(this, false), ...partsOf(other, false)]);
  }

  or(other: Specification<T>): Specification<T> {
    return new Junction(true, [...partsOf(this, true), ...partsOf(other, true)]);
  }

  not(): Specification<T> {
    return new Negation(this);
  }
}

/** Any number of parts in one list. The first part whose result is `decisive` decides. */
class Junction<T> extends Specification<T> {
  readonly decisive: boolean;
  readonly parts: readonly Specification<T>[];

  constructor(decisive: boolean, parts: readonly Specification<T>[]) {
    super('junction');
    this.decisive = decisive;
    this.parts = parts;
  }

  isSatisfiedBy(candidate: T): boolean {
    return this.parts.some((part) => part.isSatisfiedBy(candidate) === this.decisive) === this.decisive;
  }

  override explain(candidate: T): Explanation {
    const all: Reason[] = [];
    for (const part of this.parts) {
      const { satisfied, decidedBy } = part.explain(candidate);
      const copies = decidedBy.map(({ name, satisfied: own }) => ({ name, satisfied: own }));
      if (satisfied === this.decisive) return { satisfied, decidedBy: copies };
      all.push(...copies);
    }
    return { satisfied: !this.decisive, decidedBy: all };
  }

  /** De Morgan: negates the parts, and swaps `and` and `or`. */
  override not(): Specification<T> {
    return new Junction(
      !this.decisive,
      this.parts.map((part) => part.not()),
    );
  }
}

class Negation<T> extends Specification<T> {
  readonly negated: Specification<T>;

  constructor(negated: Specification<T>) {
    super('negation');
    this.negated = negated;
  }

  isSatisfiedBy(candidate: T): boolean {
    return !this.negated.isSatisfiedBy(candidate);
  }

  override explain(candidate: T): Explanation {
    const { satisfied, decidedBy } = this.negated.explain(candidate);
    return { satisfied: !satisfied, decidedBy: decidedBy.map((reason) => Object.assign({}, reason)) };
  }

  override not(): Specification<T> {
    return this.negated;
  }
}

function partsOf<T>(specification: Specification<T>, decisive: boolean): readonly Specification<T>[] {
  const isSame = specification instanceof Junction && specification.decisive === decisive;
  return isSame ? (specification as Junction<T>).parts : [specification];
}
