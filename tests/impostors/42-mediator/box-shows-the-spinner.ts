// Breaks 2: the box reaches through the mediator and shows the spinner itself.
import {
  SearchPageMediator as Right,
  type Mediator,
  type PageComponents,
} from '../../../solutions/42-mediator/mediator.ts';

export * from '../../../solutions/42-mediator/mediator.ts';

export class SearchBox {
  readonly #mediator: Mediator;

  constructor(mediator: Mediator) {
    this.#mediator = mediator;
  }

  search(query: string): void {
    if (query.trim() !== '') (this.#mediator as SearchPageMediator).components.spinner.show();
    this.#mediator.notify({ type: 'searchSubmitted', query });
  }
}

export class SearchPageMediator extends Right {
  components!: PageComponents;

  override connect(components: PageComponents): void {
    this.components = components;
    const { results, status, spinner } = components;
    super.connect({ results, status, spinner: { show: () => {}, hide: () => spinner.hide() } });
  }
}
