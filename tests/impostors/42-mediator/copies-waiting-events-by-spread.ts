// Breaks 7: copies the events that have to wait by spread syntax, which loses getters of their classes.
import { type PageEvent, SearchPageMediator as Right } from '../../../solutions/42-mediator/mediator.ts';

export * from '../../../solutions/42-mediator/mediator.ts';

export class SearchPageMediator extends Right {
  #depth = 0;

  override notify(event: PageEvent): void {
    this.#depth += 1;
    try {
      super.notify(this.#depth > 1 ? { ...event } : event);
    } finally {
      this.#depth -= 1;
    }
  }
}
