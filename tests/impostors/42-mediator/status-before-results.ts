// Breaks 1: updates the status bar with the number of results before it displays the results.
import { type Mediator, type PageComponents, type PageEvent } from '../../../solutions/42-mediator/mediator.ts';

export * from '../../../solutions/42-mediator/mediator.ts';

interface RunningSearch {
  readonly id: number;
  readonly query: string;
}

type SearchEnd = Exclude<PageEvent, { type: 'searchSubmitted' }>;

export class SearchPageMediator implements Mediator {
  readonly #waiting: PageEvent[] = [];
  #components!: PageComponents;
  #running: RunningSearch | undefined;
  #lastId = 0;
  #isHandling = false;

  connect(components: PageComponents): void {
    this.#components = components;
  }

  notify(event: PageEvent): void {
    this.#waiting.push(event);
    if (this.#isHandling) return;
    this.#isHandling = true;
    try {
      for (let next = this.#waiting.shift(); next; next = this.#waiting.shift()) this.#handle(next);
    } finally {
      this.#isHandling = false;
    }
  }

  #handle(event: PageEvent): void {
    if (event.type === 'searchSubmitted') this.#begin(event.query);
    else if (this.#running && canEnd(this.#running, event)) this.#end(this.#running, event);
  }

  #begin(query: string): void {
    const { spinner, status, service } = this.#components;
    this.#lastId += 1;
    this.#running = { id: this.#lastId, query };
    spinner.show();
    status.update(`Searching for '${query}'`);
    service.start(this.#lastId, query);
  }

  #end({ query }: RunningSearch, event: SearchEnd): void {
    const { results, spinner, status } = this.#components;
    this.#running = undefined;
    spinner.hide();
    status.update(messageAfter(query, event));
    if (event.type === 'searchAnswered') results.display(event.results);
  }
}

function canEnd(running: RunningSearch, event: SearchEnd): boolean {
  return event.type === 'searchCancelled' || event.id === running.id;
}

function messageAfter(query: string, event: SearchEnd): string {
  switch (event.type) {
    case 'searchAnswered':
      return `Found ${event.results.length} for '${query}'`;
    case 'searchFailed':
      return `Search for '${query}' failed`;
    case 'searchCancelled':
      return `Search for '${query}' cancelled`;
    default:
      return event satisfies never;
  }
}
