/** What components tell the mediator. */
export type PageEvent =
  { readonly type: 'searchSubmitted'; readonly query: string } | { readonly type: 'searchCancelled' };

/** All that a component knows of the page it is on. */
export interface Mediator {
  notify(event: PageEvent): void;
}

/** What the mediator knows of the components: any objects that can be told this will do. */
export interface PageComponents {
  readonly results: { display(results: readonly string[]): void };
  readonly status: { update(message: string): void };
  readonly spinner: { show(): void; hide(): void };
}

/** Finds what matches a query. It has failed when it throws or its promise rejects. */
export type Search = (query: string) => Promise<readonly string[]>;

/** Where the user types a query. */
export class SearchBox {
  readonly #mediator: Mediator;

  constructor(mediator: Mediator) {
    this.#mediator = mediator;
  }

  /** The user submits a query. */
  search(query: string): void {
    this.#mediator.notify({ type: 'searchSubmitted', query });
  }
}

/** Where the results are listed. */
export class ResultsList {
  #results: readonly string[] = [];

  display(results: readonly string[]): void {
    this.#results = [...results];
  }

  /** What the user sees; empty at first. */
  get results(): readonly string[] {
    return [...this.#results];
  }
}

/** Where the page says what it does. */
export class StatusBar {
  #message = '';

  update(message: string): void {
    this.#message = message;
  }

  /** What the user sees; `''` at first. */
  get message(): string {
    return this.#message;
  }
}

/** What turns while a search is running. */
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

  /** Hidden at first. */
  get isVisible(): boolean {
    return this.#isVisible;
  }

  /** The user clicks on the spinner to give the search up. */
  cancel(): void {
    this.#mediator.notify({ type: 'searchCancelled' });
  }
}

/** One submitted search. Compared by identity, because the same query may be submitted twice. */
interface Run {
  readonly query: string;
}

/** Decides who is told what. */
export class SearchPageMediator implements Mediator {
  readonly #search: Search;
  readonly #turns: (() => void)[] = [];
  #components!: PageComponents;
  #running: Run | undefined;

  constructor(search: Search) {
    this.#search = search;
  }

  /** Called once, before the first event. */
  connect(components: PageComponents): void {
    this.#components = components;
  }

  notify(event: PageEvent): void {
    this.#inTurn(() => {
      switch (event.type) {
        case 'searchSubmitted':
          return this.#begin(event.query);
        case 'searchCancelled':
          return this.#cancel();
        default:
          return event satisfies never;
      }
    });
  }

  #begin(query: string): void {
    if (query.trim() === '') return;
    const run = { query };
    this.#running = run;
    this.#components.spinner.show();
    this.#components.status.update(`Searching for '${query}'`);
    void this.#outcomeOf(query).then((results) => this.#inTurn(() => this.#answer(run, results)));
  }

  /** The results, or undefined where the search has failed. */
  async #outcomeOf(query: string): Promise<readonly string[] | undefined> {
    try {
      return await this.#search(query);
    } catch {
      return undefined;
    }
  }

  #answer(run: Run, results: readonly string[] | undefined): void {
    if (run !== this.#running) return;
    if (results === undefined) return this.#end(`Search for '${run.query}' failed`);
    this.#components.results.display(results);
    this.#end(`Found ${results.length} for '${run.query}'`);
  }

  #cancel(): void {
    if (this.#running) this.#end(`Search for '${this.#running.query}' cancelled`);
  }

  #end(message: string): void {
    this.#running = undefined;
    this.#components.spinner.hide();
    this.#components.status.update(message);
  }

  /** A component that is being told something may answer with an event of its own; that one comes after the others. */
  #inTurn(turn: () => void): void {
    if (this.#turns.push(turn) > 1) return;
    try {
      // The loop also reaches what is added while it runs.
      for (const next of this.#turns) next();
    } finally {
      this.#turns.length = 0;
    }
  }
}
