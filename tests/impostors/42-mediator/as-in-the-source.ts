// Breaks 2, 3, 4, 5, 6, 7, 9: as the source has it: each answer is shown, however late; no failures, no cancelling.
import {
  type Mediator,
  type PageComponents,
  type PageEvent,
  type Search,
} from '../../../solutions/42-mediator/mediator.ts';

export * from '../../../solutions/42-mediator/mediator.ts';

export class SearchPageMediator implements Mediator {
  readonly #search: Search;
  #components!: PageComponents;

  constructor(search: Search) {
    this.#search = search;
  }

  connect(components: PageComponents): void {
    this.#components = components;
  }

  notify(event: PageEvent): void {
    if (event.type === 'searchSubmitted') void this.#submitted(event.query);
  }

  async #submitted(query: string): Promise<void> {
    const { results, status, spinner } = this.#components;
    spinner.show();
    status.update(`Searching for '${query}'`);
    const found = await this.#search(query);
    results.display(found);
    spinner.hide();
    status.update(`Found ${found.length} for '${query}'`);
  }
}
