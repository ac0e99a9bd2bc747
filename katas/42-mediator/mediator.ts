import { todo } from '../support/todo.ts';

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
  constructor(mediator: Mediator) {
    todo('keep the mediator');
  }

  /** Called when the user submits a query. */
  search(query: string): void {
    todo('report it to the mediator');
  }
}

/** Tells the user to wait, and offers to cancel the search. */
export class LoadingSpinner {
  constructor(mediator: Mediator) {
    todo('keep the mediator');
  }

  show(): void {
    todo('become visible');
  }

  hide(): void {
    todo('become hidden');
  }

  /** A new spinner is hidden. */
  get isVisible(): boolean {
    return todo('return whether the spinner is visible');
  }

  /** Called when the user clicks on the spinner. */
  cancel(): void {
    todo('report it to the mediator');
  }
}

/** Runs searches on the server. */
export class SearchService {
  constructor(mediator: Mediator, find: Find) {
    todo('keep both');
  }

  /** Starts a search, and reports how it ended. */
  start(id: number, query: string): void {
    todo('call find, and report to the mediator how it ends');
  }
}

/** Decides what follows from each event. */
export class SearchPageMediator implements Mediator {
  constructor() {
    todo('start without a running search');
  }

  /** Called once, before the first event. */
  connect(components: PageComponents): void {
    todo('keep the components');
  }

  notify(event: PageEvent): void {
    todo('call the components that have to react');
  }
}
