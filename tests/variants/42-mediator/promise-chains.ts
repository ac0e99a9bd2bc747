// Counts searches, chains promises, and puts events that come in the middle off until promises have their turn.
import {
  type Mediator,
  type PageComponents,
  type PageEvent,
  type Search,
} from '../../../solutions/42-mediator/mediator.ts';

export {
  LoadingSpinner,
  SearchBox,
  StatusBar,
  type Mediator,
  type PageComponents,
  type PageEvent,
  type Search,
} from '../../../solutions/42-mediator/mediator.ts';

export class ResultsList {
  #results: readonly string[] = Object.freeze([]);

  display(results: readonly string[]): void {
    this.#results = Object.freeze(results.slice());
  }

  get results(): readonly string[] {
    return this.#results;
  }
}

export class SearchPageMediator implements Mediator {
  private readonly search: Search;
  private components: PageComponents | null = null;
  private query = '';
  private count = 0;
  private isRunning = false;
  private isTelling = false;
  private later: Promise<void> | null = null;

  constructor(search: Search) {
    this.search = search;
  }

  connect(components: PageComponents): void {
    this.components = components;
  }

  notify(event: PageEvent): void {
    if (!this.isTelling && !this.later) return this.handle(event);
    const mine: Promise<void> = (this.later ?? Promise.resolve()).then(() => {
      if (this.later === mine) this.later = null;
      this.handle(event);
    });
    this.later = mine;
  }

  private handle(event: PageEvent): void {
    if (event.type === 'searchSubmitted') {
      if (event.query.trim().length > 0) this.begin(event.query);
    } else if (this.isRunning) {
      this.end(`Search for '${this.query}' cancelled`);
    }
  }

  private begin(query: string): void {
    this.count += 1;
    this.query = query;
    this.isRunning = true;
    const own = this.count;
    const ifStillOurs = (then: () => void) => {
      if (this.isRunning && own === this.count) then();
    };
    this.tell(({ spinner, status }) => {
      spinner.show();
      status.update(`Searching for '${query}'`);
      new Promise<readonly string[]>((resolve) => resolve(this.search(query)))
        .then((results) =>
          ifStillOurs(() => this.end(`Found ${results.length} for '${query}'`, (all) => all.results.display(results))),
        )
        .catch(() => ifStillOurs(() => this.end(`Search for '${query}' failed`)))
        .finally(() => {});
    });
  }

  private end(message: string, first: (components: PageComponents) => void = () => {}): void {
    this.isRunning = false;
    this.tell((components) => {
      first(components);
      components.spinner.hide();
      components.status.update(message);
    });
  }

  private tell(row: (components: PageComponents) => void): void {
    this.isTelling = true;
    if (this.components) row(this.components);
    this.isTelling = false;
  }
}
