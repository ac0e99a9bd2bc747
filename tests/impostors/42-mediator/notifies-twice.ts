// Breaks 2: the box tells of the query when it changes and again when it is submitted.
import { type Mediator } from '../../../solutions/42-mediator/mediator.ts';

export * from '../../../solutions/42-mediator/mediator.ts';

export class SearchBox {
  readonly #mediator: Mediator;
  #query = '';

  constructor(mediator: Mediator) {
    this.#mediator = mediator;
  }

  search(query: string): void {
    if (query !== this.#query) this.#changed(query);
    this.#mediator.notify({ type: 'searchSubmitted', query });
  }

  #changed(query: string): void {
    this.#query = query;
    this.#mediator.notify({ type: 'searchSubmitted', query });
  }
}
