// Breaks 2: the spinner counts, and is hidden only after as many calls of `hide` as of `show`.
import { type Mediator } from '../../../solutions/42-mediator/mediator.ts';

export * from '../../../solutions/42-mediator/mediator.ts';

export class LoadingSpinner {
  readonly #mediator: Mediator;
  #shown = 0;

  constructor(mediator: Mediator) {
    this.#mediator = mediator;
  }

  show(): void {
    this.#shown += 1;
  }

  hide(): void {
    this.#shown = Math.max(0, this.#shown - 1);
  }

  get isVisible(): boolean {
    return this.#shown > 0;
  }

  cancel(): void {
    this.#mediator.notify({ type: 'searchCancelled' });
  }
}
