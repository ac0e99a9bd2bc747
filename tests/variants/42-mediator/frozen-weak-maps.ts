// All objects are frozen, and their state is in WeakMaps.
import {
  type Find,
  type Mediator,
  type PageComponents,
  type PageEvent,
  ResultsList,
  StatusBar,
} from '../../../solutions/42-mediator/mediator.ts';

export { type Find, type Mediator, type PageComponents, type PageEvent, ResultsList, StatusBar };

const mediators = new WeakMap<object, Mediator>();
const visible = new WeakSet<LoadingSpinner>();
const finds = new WeakMap<SearchService, Find>();

function report(component: object, event: PageEvent): void {
  mediators.get(component)?.notify(Object.freeze(event));
}

export class SearchBox {
  constructor(mediator: Mediator) {
    mediators.set(this, mediator);
    Object.freeze(this);
  }

  search(query: string): void {
    report(this, { type: 'searchSubmitted', query });
  }
}

export class LoadingSpinner {
  constructor(mediator: Mediator) {
    mediators.set(this, mediator);
    Object.freeze(this);
  }

  show(): void {
    visible.add(this);
  }

  hide(): void {
    visible.delete(this);
  }

  get isVisible(): boolean {
    return visible.has(this);
  }

  cancel(): void {
    report(this, { type: 'searchCancelled' });
  }
}

export class SearchService {
  constructor(mediator: Mediator, find: Find) {
    mediators.set(this, mediator);
    finds.set(this, find);
    Object.freeze(this);
  }

  start(id: number, query: string): void {
    Promise.resolve(query)
      .then(finds.get(this))
      .then(
        (results = []) => report(this, { type: 'searchAnswered', id, results: Object.freeze([...results]) }),
        () => report(this, { type: 'searchFailed', id }),
      );
  }
}

interface Page {
  components?: PageComponents;
  searches: { readonly query: string }[];
  running: number;
  isBusy: boolean;
  waiting: PageEvent[];
}

const pages = new WeakMap<SearchPageMediator, Page>();

export class SearchPageMediator implements Mediator {
  constructor() {
    pages.set(this, { searches: [], running: -1, isBusy: false, waiting: [] });
    Object.freeze(this);
  }

  connect(components: PageComponents): void {
    Object.assign(pages.get(this) ?? {}, { components });
  }

  notify(event: PageEvent): void {
    const page = pages.get(this);
    if (!page) return;
    if (page.isBusy) {
      page.waiting.push(event);
      return;
    }
    page.isBusy = true;
    handle(page, event);
    page.isBusy = false;
    const next = page.waiting.shift();
    if (next) this.notify(next);
  }
}

function handle(page: Page, event: PageEvent): void {
  const { components, searches } = page;
  if (!components) return;
  if (event.type === 'searchSubmitted') {
    page.running = searches.push({ query: event.query }) - 1;
    components.spinner.show();
    components.status.update(`Searching for '${event.query}'`);
    components.service.start(page.running, event.query);
    return;
  }
  const id = event.type === 'searchCancelled' ? page.running : event.id;
  const search = searches[id];
  if (!search || id !== page.running) return;
  page.running = -1;
  if (event.type === 'searchAnswered') components.results.display(event.results);
  components.spinner.hide();
  components.status.update(
    event.type === 'searchAnswered'
      ? `Found ${event.results.length} for '${search.query}'`
      : `Search for '${search.query}' ${event.type === 'searchFailed' ? 'failed' : 'cancelled'}`,
  );
}
