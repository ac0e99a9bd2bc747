// Breaks 3: the box shows the spinner itself if its mediator makes the components public.
import { type Mediator, type PageComponents } from '../../../solutions/42-mediator/mediator.ts';

export * from '../../../solutions/42-mediator/mediator.ts';

export class SearchBox {
  readonly #mediator: Mediator;

  constructor(mediator: Mediator) {
    this.#mediator = mediator;
  }

  search(query: string): void {
    (this.#mediator as { components?: PageComponents }).components?.spinner.show();
    this.#mediator.notify({ type: 'searchSubmitted', query });
  }
}
