// Breaks 2: the box fills the same event object for each query, so events that a mediator has kept change.
import { type Mediator } from '../../../solutions/42-mediator/mediator.ts';

export * from '../../../solutions/42-mediator/mediator.ts';

export class SearchBox {
  readonly #mediator: Mediator;
  readonly #event = { type: 'searchSubmitted', query: '' } as const;

  constructor(mediator: Mediator) {
    this.#mediator = mediator;
  }

  search(query: string): void {
    this.#mediator.notify(Object.assign(this.#event, { query }));
  }
}
