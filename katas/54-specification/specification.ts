import { todo } from '../support/todo.ts';

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
  /** `name` is what explanations call this specification. */
  constructor(name: string) {
    todo('store the name');
  }

  abstract isSatisfiedBy(candidate: T): boolean;

  /** Unless a subclass overrides it, this lists the specification itself. */
  explain(candidate: T): Explanation {
    return todo('call isSatisfiedBy, and list this specification with the result');
  }

  and(other: Specification<T>): Specification<T> {
    return todo('return a composition of both');
  }

  or(other: Specification<T>): Specification<T> {
    return todo('return a composition of both');
  }

  not(): Specification<T> {
    return todo('return a composition that negates this specification');
  }
}
