export interface Reason {
  readonly name: string;
  readonly satisfied: boolean;
}

export interface Explanation {
  readonly satisfied: boolean;
  readonly decidedBy: readonly Reason[];
}

const names = new WeakMap<object, string>();

/** Names are in a WeakMap, explanations are frozen instances of a class, and compositions are proxies. */
export abstract class Specification<T> {
  constructor(name: string) {
    names.set(this, name);
  }

  abstract isSatisfiedBy(candidate: T): boolean;

  explain(candidate: T): Explanation {
    const satisfied = this.isSatisfiedBy(candidate);
    return new Frozen(satisfied, [{ name: names.get(this) ?? '', satisfied }]);
  }

  and(other: Specification<T>): Specification<T> {
    return proxied(
      (candidate) => (this.isSatisfiedBy(candidate) ? other.isSatisfiedBy(candidate) : false),
      (candidate) => both(false, frozen(this, candidate), () => frozen(other, candidate)),
    );
  }

  or(other: Specification<T>): Specification<T> {
    return proxied(
      (candidate) => (this.isSatisfiedBy(candidate) ? true : other.isSatisfiedBy(candidate)),
      (candidate) => both(true, frozen(this, candidate), () => frozen(other, candidate)),
    );
  }

  not(): Specification<T> {
    return proxied(
      (candidate) => this.isSatisfiedBy(candidate) === false,
      (candidate) => {
        const { satisfied, decidedBy } = this.explain(candidate);
        return new Frozen(!satisfied, decidedBy);
      },
    );
  }
}

class Frozen implements Explanation {
  readonly #satisfied: boolean;
  readonly decidedBy: readonly Reason[];

  constructor(satisfied: boolean, decidedBy: readonly Reason[]) {
    this.#satisfied = satisfied;
    this.decidedBy = Object.freeze(decidedBy.map((reason) => Object.freeze({ ...reason })));
    Object.freeze(this);
  }

  get satisfied(): boolean {
    return this.#satisfied;
  }
}

function frozen<T>(specification: Specification<T>, candidate: T): Explanation {
  const { satisfied, decidedBy } = specification.explain(candidate);
  return new Frozen(satisfied, decidedBy);
}

function both(decisive: boolean, left: Explanation, explainRight: () => Explanation): Explanation {
  if (left.satisfied === decisive) return left;
  const right = explainRight();
  if (right.satisfied === decisive) return right;
  return new Frozen(!decisive, left.decidedBy.concat(right.decidedBy));
}

type Work<T> = Pick<Specification<T>, 'isSatisfiedBy' | 'explain'>;

/** An object with the methods of `Specification`, except for these two. */
function proxied<T>(
  isSatisfiedBy: (candidate: T) => boolean,
  explain: (candidate: T) => Explanation,
): Specification<T> {
  const work: Work<T> = { isSatisfiedBy, explain };
  return new Proxy(Object.create(Specification.prototype) as Specification<T>, {
    get: (target, key, receiver) => (key in work ? Reflect.get(work, key) : Reflect.get(target, key, receiver)),
  });
}
