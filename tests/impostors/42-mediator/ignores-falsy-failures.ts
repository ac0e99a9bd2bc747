// Breaks 5: the service reports only failures with a truthy error.
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
    void this.#run(id, query);
  }

  async #run(id: number, query: string): Promise<void> {
    const outcome = await this.#outcomeOf(id, query);
    if (outcome) this.#mediator.notify(outcome);
  }

  async #outcomeOf(id: number, query: string): Promise<PageEvent | undefined> {
    const find = this.#find;
    try {
      return { type: 'searchAnswered', id, results: await find(query) };
    } catch (error) {
      return error ? { type: 'searchFailed', id } : undefined;
    }
  }
}
