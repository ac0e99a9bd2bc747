// Breaks 2, 3: the service remembers answers by query, and does not call `find` again.
import { type Find, type Mediator, type PageEvent } from '../../../solutions/42-mediator/mediator.ts';

export * from '../../../solutions/42-mediator/mediator.ts';

export class SearchService {
  readonly #mediator: Mediator;
  readonly #find: Find;
  readonly #known = new Map<string, Promise<readonly string[]>>();

  constructor(mediator: Mediator, find: Find) {
    this.#mediator = mediator;
    this.#find = find;
  }

  start(id: number, query: string): void {
    void this.#run(id, query);
  }

  async #run(id: number, query: string): Promise<void> {
    this.#mediator.notify(await this.#outcomeOf(id, query));
  }

  #remembered(query: string): Promise<readonly string[]> {
    const find = this.#find;
    const known = this.#known.get(query) ?? find(query);
    this.#known.set(query, known);
    known.catch(() => this.#known.delete(query));
    return known;
  }

  async #outcomeOf(id: number, query: string): Promise<PageEvent> {
    try {
      return { type: 'searchAnswered', id, results: await this.#remembered(query) };
    } catch {
      return { type: 'searchFailed', id };
    }
  }
}
