/** What components report to their mediator. */
export type PageEvent =
  | { readonly type: 'searchSubmitted'; readonly query: string }
  | { readonly type: 'searchCancelled' }
  | { readonly type: 'searchAnswered'; readonly id: number; readonly results: readonly string[] }
  | { readonly type: 'searchFailed'; readonly id: number };

/** All that a component knows about the page. */
export interface Mediator {
  notify(event: PageEvent): void;
}

/** All that the mediator knows about the components. */
export interface PageComponents {
  readonly results: { display(results: readonly string[]): void };
  readonly status: { update(message: string): void };
  readonly spinner: { show(): void; hide(): void };
  readonly service: { start(id: number, query: string): void };
}

/** Asks a server for the results of a query. It fails if it throws or its promise rejects. */
export type Find = (query: string) => Promise<readonly string[]>;

/** Lists the results. This class is complete. */
export class ResultsList {
  #results: readonly string[] = [];

  display(results: readonly string[]): void {
    this.#results = [...results];
  }

  /** What the user sees. */
  get results(): readonly string[] {
    return [...this.#results];
  }
}

/** Tells the user what the page is doing. This class is complete. */
export class StatusBar {
  #message = '';

  update(message: string): void {
    this.#message = message;
  }

  /** What the user sees. */
  get message(): string {
    return this.#message;
  }
}

/** The field in which the user enters a query. */
export class SearchBox {
  readonly #mediator: Mediator;

  constructor(mediator: Mediator) {
    this.#mediator = mediator;
  }

  /** Called when the user submits a query. */
  search(query: string): void {
    this.#mediator.notify({ type: 'searchSubmitted', query });
  }
}

/** Tells the user to wait, and offers to cancel the search. */
export class LoadingSpinner {
  readonly #mediator: Mediator;
  #isVisible = false;

  constructor(mediator: Mediator) {
    this.#mediator = mediator;
  }

  show(): void {
    this.#isVisible = true;
  }

  hide(): void {
    this.#isVisible = false;
  }

  /** A new spinner is hidden. */
  get isVisible(): boolean {
    return this.#isVisible;
  }

  /** Called when the user clicks on the spinner. */
  cancel(): void {
    this.#mediator.notify({ type: 'searchCancelled' });
  }
}

/** Runs searches on the server. */
export class SearchService {
  readonly #mediator: Mediator;
  readonly #find: Find;

  constructor(mediator: Mediator, find: Find) {
    this.#mediator = mediator;
    this.#find = find;
  }

  /** Starts a search, and reports how it ended. */
  start(id: number, query: string): void {
    void this.#run(id, query);
  }

  async #run(id: number, query: string): Promise<void> {
    // Only the call of `find` may count as a failed search, so `notify` is called outside the `try`.
    this.#mediator.notify(await this.#outcomeOf(id, query));
  }

  async #outcomeOf(id: number, query: string): Promise<PageEvent> {
    const find = this.#find;
    try {
      return { type: 'searchAnswered', id, results: await find(query) };
    } catch {
      return { type: 'searchFailed', id };
    }
  }
}

interface RunningSearch {
  readonly id: number;
  readonly query: string;
}

/** Events that can end a search. */
type SearchEnd = Exclude<PageEvent, { type: 'searchSubmitted' }>;

/** Decides what follows from each event. */
export class SearchPageMediator implements Mediator {
  readonly #waiting: PageEvent[] = [];
  #components!: PageComponents;
  #running: RunningSearch | undefined;
  #lastId = 0;
  #isHandling = false;

  /** Called once, before the first event. */
  connect(components: PageComponents): void {
    this.#components = components;
  }

  notify(event: PageEvent): void {
    this.#waiting.push(event);
    // A component may report something while it is being called. Its event waits until the current one is handled.
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
    if (event.type === 'searchAnswered') results.display(event.results);
    spinner.hide();
    status.update(messageAfter(query, event));
  }
}

/** An event about an earlier search must not end the running one. */
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
