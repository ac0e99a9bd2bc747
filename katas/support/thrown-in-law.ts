/** What broke a run of a law, with the inputs as the run left them. */
export class Thrown {
  readonly what: Error;
  readonly input: object;

  constructor(what: Error, input: object) {
    this.what = what;
    this.input = input;
  }
}

/** What was thrown in the last run of a law that fast-check tells of. */
export function thrownIn({ errorInstance }: { errorInstance: unknown }): unknown {
  return errorInstance instanceof Thrown ? errorInstance.what : errorInstance;
}
