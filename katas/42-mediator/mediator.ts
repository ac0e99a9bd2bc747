import { todo } from '../support/todo.ts';

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
  constructor(mediator: Mediator) {
    todo('keep the mediator');
  }

  /** The user submits a query. */
  search(query: string): void {
    todo('tell the mediator');
  }
}

/** Where the results are listed. */
export class ResultsList {
  display(results: readonly string[]): void {
    todo('keep the results');
  }

  /** What the user sees; empty at first. */
  get results(): readonly string[] {
    return todo('the results displayed last');
  }
}

/** Where the page says what it does. */
export class StatusBar {
  update(message: string): void {
    todo('keep the message');
  }

  /** What the user sees; `''` at first. */
  get message(): string {
    return todo('the last message');
  }
}

/** What turns while a search is running. */
export class LoadingSpinner {
  constructor(mediator: Mediator) {
    todo('keep the mediator');
  }

  show(): void {
    todo('be visible');
  }

  hide(): void {
    todo('be hidden');
  }

  /** Hidden at first. */
  get isVisible(): boolean {
    return todo('whether the user sees it');
  }

  /** The user clicks on the spinner to give the search up. */
  cancel(): void {
    todo('tell the mediator');
  }
}

/** Decides who is told what. */
export class SearchPageMediator implements Mediator {
  constructor(search: Search) {
    todo('keep the search');
  }

  /** Called once, before the first event. */
  connect(components: PageComponents): void {
    todo('keep the components');
  }

  notify(event: PageEvent): void {
    todo('begin or cancel a search, and tell the components');
  }
}
