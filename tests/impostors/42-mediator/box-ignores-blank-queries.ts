// Breaks 3: the box decides that a blank query is not worth reporting.
import { type Mediator } from '../../../solutions/42-mediator/mediator.ts';

export * from '../../../solutions/42-mediator/mediator.ts';

export class SearchBox {
  readonly #mediator: Mediator;

  constructor(mediator: Mediator) {
    this.#mediator = mediator;
  }

  search(query: string): void {
    if (query.trim() !== '') this.#mediator.notify({ type: 'searchSubmitted', query });
  }
}
