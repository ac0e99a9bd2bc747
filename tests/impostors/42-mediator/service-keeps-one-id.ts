// Breaks 3: the service keeps the id in a field, so an answer gets the id of the latest search.
import { type Find, type Mediator, type PageEvent } from '../../../solutions/42-mediator/mediator.ts';

export * from '../../../solutions/42-mediator/mediator.ts';

export class SearchService {
  readonly #mediator: Mediator;
  readonly #find: Find;
  #id = 0;

  constructor(mediator: Mediator, find: Find) {
    this.#mediator = mediator;
    this.#find = find;
  }

  start(id: number, query: string): void {
    this.#id = id;
    void this.#run(id, query);
  }

  async #run(id: number, query: string): Promise<void> {
    const outcome = await this.#outcomeOf(id, query);
    this.#mediator.notify('id' in outcome ? { ...outcome, id: this.#id } : outcome);
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
