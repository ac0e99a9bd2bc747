// Breaks 3: the components of a page know and call each other; the mediator only introduces them.
import {
  LoadingSpinner as RightSpinner,
  ResultsList as RightResults,
  SearchBox as RightBox,
  SearchPageMediator as RightMediator,
  SearchService as RightService,
  StatusBar as RightStatus,
  type Find,
  type Mediator,
  type PageComponents,
} from '../../../solutions/42-mediator/mediator.ts';

export * from '../../../solutions/42-mediator/mediator.ts';

/** The components of each page, if all of them are of the classes below. */
const peersOf = new WeakMap<Mediator, Peers>();

interface Peers {
  results: ResultsList;
  status: StatusBar;
  spinner: LoadingSpinner;
  service: SearchService;
}

export class SearchBox extends RightBox {
  readonly #mediator: Mediator;

  constructor(mediator: Mediator) {
    super(mediator);
    this.#mediator = mediator;
  }

  override search(query: string): void {
    const peers = peersOf.get(this.#mediator);
    if (!peers) return super.search(query);
    peers.spinner.show();
    peers.status.update(`Searching for '${query}'`);
    peers.service.begin(query);
  }
}

export class ResultsList extends RightResults {
  spinner: LoadingSpinner | undefined;

  override display(results: readonly string[]): void {
    super.display(results);
    this.spinner?.hide();
  }
}

export class StatusBar extends RightStatus {}

export class LoadingSpinner extends RightSpinner {
  readonly #mediator: Mediator;

  constructor(mediator: Mediator) {
    super(mediator);
    this.#mediator = mediator;
  }

  override cancel(): void {
    const peers = peersOf.get(this.#mediator);
    if (peers) peers.service.cancel();
    else super.cancel();
  }
}

export class SearchService extends RightService {
  readonly #mediator: Mediator;
  readonly #find: Find;
  #running: { query: string } | undefined;

  constructor(mediator: Mediator, find: Find) {
    super(mediator, find);
    this.#mediator = mediator;
    this.#find = find;
  }

  begin(query: string): void {
    const search = { query };
    this.#running = search;
    new Promise<readonly string[]>((resolve) => resolve(this.#find(query))).then(
      (results) => {
        if (search !== this.#running) return;
        peersOf.get(this.#mediator)?.results.display(results);
        this.#end(`Found ${results.length} for '${query}'`);
      },
      () => {
        if (search === this.#running) this.#end(`Search for '${query}' failed`);
      },
    );
  }

  cancel(): void {
    if (this.#running) this.#end(`Search for '${this.#running.query}' cancelled`);
  }

  #end(message: string): void {
    this.#running = undefined;
    const peers = peersOf.get(this.#mediator);
    peers?.spinner.hide();
    peers?.status.update(message);
  }
}

export class SearchPageMediator extends RightMediator {
  override connect(components: PageComponents): void {
    super.connect(components);
    const { results, status, spinner, service } = components;
    const isOwn =
      results instanceof ResultsList &&
      status instanceof StatusBar &&
      spinner instanceof LoadingSpinner &&
      service instanceof SearchService;
    if (!isOwn || Object.hasOwn(results, 'display')) return;
    if (this.constructor !== SearchPageMediator || Object.hasOwn(this, 'notify')) return;
    results.spinner = spinner;
    peersOf.set(this, { results, status, spinner, service });
  }
}
