// Breaks 3: the box finds the spinner of the same mediator and shows it before it reports anything.
import {
  LoadingSpinner as RightSpinner,
  SearchBox as RightBox,
  type Mediator,
} from '../../../solutions/42-mediator/mediator.ts';

export * from '../../../solutions/42-mediator/mediator.ts';

const spinners = new WeakMap<Mediator, LoadingSpinner>();

export class LoadingSpinner extends RightSpinner {
  constructor(mediator: Mediator) {
    super(mediator);
    spinners.set(mediator, this);
  }
}

export class SearchBox extends RightBox {
  readonly #mediator: Mediator;

  constructor(mediator: Mediator) {
    super(mediator);
    this.#mediator = mediator;
  }

  override search(query: string): void {
    spinners.get(this.#mediator)?.show();
    super.search(query);
  }
}
