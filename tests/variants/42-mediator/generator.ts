// The page is a generator that gets one event at a time, and is in one of two loops: idle or searching.
import {
  type Find,
  type Mediator,
  type PageComponents,
  type PageEvent,
  ResultsList,
  StatusBar,
} from '../../../solutions/42-mediator/mediator.ts';

export { type Find, type Mediator, type PageComponents, type PageEvent, ResultsList, StatusBar };

abstract class Reporter {
  protected readonly report: (event: PageEvent) => void;

  constructor(mediator: Mediator) {
    this.report = (event) => mediator.notify(event);
  }
}

export class SearchBox extends Reporter {
  readonly search = (query: string): void => this.report({ type: 'searchSubmitted', query });
}

export class LoadingSpinner extends Reporter {
  isVisible = false;

  readonly show = (): void => void (this.isVisible = true);
  readonly hide = (): void => void (this.isVisible = false);
  readonly cancel = (): void => this.report({ type: 'searchCancelled' });
}

export class SearchService extends Reporter {
  readonly #find: Find;

  constructor(mediator: Mediator, find: Find) {
    super(mediator);
    this.#find = find;
  }

  async start(id: number, query: string): Promise<void> {
    const [outcome] = await Promise.allSettled([(async () => this.#find(query))()]);
    if (outcome.status === 'rejected') this.report({ type: 'searchFailed', id });
    else this.report({ type: 'searchAnswered', id, results: outcome.value });
  }
}

let lastIdOfAllPages = 1000;

function* page(components: PageComponents): Generator<void, never, PageEvent> {
  const { results, status, spinner, service } = components;
  let event = yield;
  for (;;) {
    while (event.type !== 'searchSubmitted') event = yield;
    const { query } = event;
    const id = (lastIdOfAllPages += 1);
    spinner.show();
    status.update(`Searching for '${query}'`);
    service.start(id, query);
    do event = yield;
    while ('id' in event && event.id !== id);
    if (event.type === 'searchSubmitted') continue;
    if (event.type === 'searchAnswered') results.display(event.results);
    spinner.hide();
    if (event.type === 'searchAnswered') status.update(`Found ${event.results.length} for '${query}'`);
    else status.update(`Search for '${query}' ${event.type === 'searchFailed' ? 'failed' : 'cancelled'}`);
  }
}

export class SearchPageMediator implements Mediator {
  #page: Generator<void, never, PageEvent> | undefined;
  #waiting: Set<{ readonly event: PageEvent }> | undefined;

  connect(components: PageComponents): void {
    this.#page = page(components);
    this.#page.next();
  }

  readonly notify = (event: PageEvent): void => {
    // In an object, because the same event may be reported twice. A set also iterates over what is added meanwhile.
    if (this.#waiting) {
      this.#waiting.add({ event });
      return;
    }
    this.#waiting = new Set([{ event }]);
    for (const next of this.#waiting) this.#page?.next(next.event);
    this.#waiting = undefined;
  };
}
