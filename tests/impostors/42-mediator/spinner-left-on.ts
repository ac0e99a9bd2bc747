// Breaks 4, 6: a failed search says so, and the spinner goes on turning.
import {
  type Mediator,
  type PageComponents,
  type PageEvent,
  type Search,
} from '../../../solutions/42-mediator/mediator.ts';

export * from '../../../solutions/42-mediator/mediator.ts';

interface Run {
  readonly query: string;
}

export class SearchPageMediator implements Mediator {
  readonly #search: Search;
  readonly #turns: (() => void)[] = [];
  #components!: PageComponents;
  #running: Run | undefined;

  constructor(search: Search) {
    this.#search = search;
  }

  connect(components: PageComponents): void {
    this.#components = components;
  }

  notify(event: PageEvent): void {
    this.#inTurn(() => (event.type === 'searchSubmitted' ? this.#begin(event.query) : this.#cancel()));
  }

  #begin(query: string): void {
    if (query.trim() === '') return;
    const run = { query };
    this.#running = run;
    this.#components.spinner.show();
    this.#components.status.update(`Searching for '${query}'`);
    void this.#outcomeOf(query).then((results) => this.#inTurn(() => this.#answer(run, results)));
  }

  async #outcomeOf(query: string): Promise<readonly string[] | undefined> {
    try {
      return await this.#search(query);
    } catch {
      return undefined;
    }
  }

  #answer(run: Run, results: readonly string[] | undefined): void {
    if (run !== this.#running) return;
    if (results === undefined) return this.#fail(run);
    this.#components.results.display(results);
    this.#end(`Found ${results.length} for '${run.query}'`);
  }

  #cancel(): void {
    if (this.#running) this.#end(`Search for '${this.#running.query}' cancelled`);
  }

  #fail(run: Run): void {
    this.#running = undefined;
    this.#components.status.update(`Search for '${run.query}' failed`);
  }

  #end(message: string): void {
    this.#running = undefined;
    this.#components.spinner.hide();
    this.#components.status.update(message);
  }

  #inTurn(turn: () => void): void {
    if (this.#turns.push(turn) > 1) return;
    for (const next of this.#turns) next();
    this.#turns.length = 0;
  }
}
