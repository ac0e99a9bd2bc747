// Breaks 3: all boxes report to the mediator of the box that was created last.
import { type Mediator } from '../../../solutions/42-mediator/mediator.ts';

export * from '../../../solutions/42-mediator/mediator.ts';

let mediatorOfTheApp: Mediator;

export class SearchBox {
  constructor(mediator: Mediator) {
    mediatorOfTheApp = mediator;
  }

  search(query: string): void {
    mediatorOfTheApp.notify({ type: 'searchSubmitted', query });
  }
}
