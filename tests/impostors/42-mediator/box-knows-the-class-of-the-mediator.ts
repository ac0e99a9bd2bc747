// Breaks 3: the box calls the method of its own SearchPageMediator, even on a subclass that overrides it.
import { type Mediator, SearchPageMediator } from '../../../solutions/42-mediator/mediator.ts';

export * from '../../../solutions/42-mediator/mediator.ts';

const { notify } = SearchPageMediator.prototype;

export class SearchBox {
  readonly #mediator: Mediator;

  constructor(mediator: Mediator) {
    this.#mediator = mediator;
  }

  search(query: string): void {
    const event = { type: 'searchSubmitted', query } as const;
    if (this.#mediator instanceof SearchPageMediator) notify.call(this.#mediator, event);
    else this.#mediator.notify(event);
  }
}
