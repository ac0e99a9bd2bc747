// Breaks 5, 6, 7: as in the source, it knows neither failures nor cancelling, displays every answer, and handles every event immediately.
import { type Mediator, type PageComponents, type PageEvent } from '../../../solutions/42-mediator/mediator.ts';

export * from '../../../solutions/42-mediator/mediator.ts';

export class SearchPageMediator implements Mediator {
  #components!: PageComponents;
  #query = '';
  #searches = 0;

  connect(components: PageComponents): void {
    this.#components = components;
  }

  notify(event: PageEvent): void {
    const { results, status, spinner, service } = this.#components;
    if (event.type === 'searchSubmitted') {
      this.#query = event.query;
      this.#searches += 1;
      spinner.show();
      status.update(`Searching for '${event.query}'`);
      service.start(this.#searches, event.query);
    } else if (event.type === 'searchAnswered') {
      results.display(event.results);
      spinner.hide();
      status.update(`Found ${event.results.length} for '${this.#query}'`);
    }
  }
}
