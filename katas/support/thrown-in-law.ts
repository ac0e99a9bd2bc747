/** The value that broke a run of a law, with the inputs as the run left them. */
export class Thrown {
  readonly what: Error;
  readonly input: object;

  constructor(what: Error, input: object) {
    this.what = what;
    this.input = input;
  }
}

/** The value thrown in the last run of a law that fast-check reports. */
export function thrownIn({ errorInstance }: { errorInstance: unknown }): unknown {
  return errorInstance instanceof Thrown ? errorInstance.what : errorInstance;
}
