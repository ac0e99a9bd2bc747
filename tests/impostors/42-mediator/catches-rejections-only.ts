// Breaks 5: the service reports a rejected promise, but not a `find` that throws before it returns one.
import { type Find, type Mediator, type PageEvent } from '../../../solutions/42-mediator/mediator.ts';

export * from '../../../solutions/42-mediator/mediator.ts';

export class SearchService {
  readonly #mediator: Mediator;
  readonly #find: Find;

  constructor(mediator: Mediator, find: Find) {
    this.#mediator = mediator;
    this.#find = find;
  }

  start(id: number, query: string): void {
    const find = this.#find;
    void this.#run(id, find(query));
  }

  async #run(id: number, found: Promise<readonly string[]>): Promise<void> {
    this.#mediator.notify(await this.#outcomeOf(id, found));
  }

  async #outcomeOf(id: number, found: Promise<readonly string[]>): Promise<PageEvent> {
    try {
      return { type: 'searchAnswered', id, results: await found };
    } catch {
      return { type: 'searchFailed', id };
    }
  }
}
