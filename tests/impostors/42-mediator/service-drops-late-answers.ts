// Breaks 3: the service decides itself that only the answer to its latest search matters.
import { type Find, type Mediator, type PageEvent } from '../../../solutions/42-mediator/mediator.ts';

export * from '../../../solutions/42-mediator/mediator.ts';

export class SearchService {
  readonly #mediator: Mediator;
  readonly #find: Find;
  #latest: number | undefined;

  constructor(mediator: Mediator, find: Find) {
    this.#mediator = mediator;
    this.#find = find;
  }

  start(id: number, query: string): void {
    this.#latest = id;
    void this.#run(id, query);
  }

  async #run(id: number, query: string): Promise<void> {
    const outcome = await this.#outcomeOf(id, query);
    if (id === this.#latest) this.#mediator.notify(outcome);
  }

  async #outcomeOf(id: number, query: string): Promise<PageEvent> {
    const find = this.#find;
    try {
      return { type: 'searchAnswered', id, results: await find(query) };
    } catch {
      return { type: 'searchFailed', id };
    }
  }
}
