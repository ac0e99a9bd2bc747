// Breaks 8: shows the very array that it was given, and freezes what it hands out by a type only.
export * from '../../../solutions/42-mediator/mediator.ts';

export class ResultsList {
  #results: readonly string[] = [];

  display(results: readonly string[]): void {
    this.#results = results;
  }

  get results(): readonly string[] {
    return this.#results;
  }
}
