/** Wraps what broke a run of a law. */
export class Thrown {
  readonly what: unknown;

  constructor(what: unknown) {
    this.what = what;
  }
}

/** What was thrown in the last run of a law that fast-check tells of. */
export function thrownIn({ errorInstance }: { errorInstance: unknown }): unknown {
  return errorInstance instanceof Thrown ? errorInstance.what : errorInstance;
}
