// Each search is an object that knows whether it is still wanted; components are closures.
import {
  type Mediator,
  type PageComponents,
  type PageEvent,
  type Search,
} from '../../../solutions/42-mediator/mediator.ts';

export { type Mediator, type PageComponents, type PageEvent, type Search };

abstract class Speaker {
  protected readonly say: (event: PageEvent) => void;

  constructor(mediator: Mediator) {
    this.say = (event) => mediator.notify(Object.freeze(event));
  }
}

export class SearchBox extends Speaker {
  search(query: string): void {
    this.say({ type: 'searchSubmitted', query });
  }
}

export class LoadingSpinner extends Speaker {
  isVisible = false;

  show(): void {
    this.isVisible = true;
  }

  hide(): void {
    this.isVisible = false;
  }

  cancel(): void {
    this.say({ type: 'searchCancelled' });
  }
}

export class ResultsList {
  readonly #history: string[][] = [];

  display(results: readonly string[]): void {
    this.#history.push(Array.from(results));
  }

  get results(): readonly string[] {
    return (this.#history.at(-1) ?? []).slice();
  }
}

export class StatusBar {
  message = '';

  update(message: string): void {
    this.message = message;
  }
}

interface Token {
  readonly query: string;
  isWanted: boolean;
}

export class SearchPageMediator implements Mediator {
  readonly #search: Search;
  readonly #later: (() => void)[] = [];
  #isTelling = false;
  #components: PageComponents | undefined;
  #tokens: Token[] = [];

  constructor(search: Search) {
    this.#search = search;
  }

  connect(components: PageComponents): void {
    this.#components = components;
  }

  notify(event: PageEvent): void {
    this.#whenFree(() => {
      if (event.type === 'searchCancelled') this.#end('cancelled');
      else if (event.query.trim()) this.#begin(event.query);
    });
  }

  #begin(query: string): void {
    const token = { query, isWanted: true };
    for (const other of this.#tokens.splice(0, this.#tokens.length, token)) other.isWanted = false;
    this.#components?.spinner.show();
    this.#components?.status.update(`Searching for '${query}'`);
    void this.#follow(token);
  }

  async #follow(token: Token): Promise<void> {
    const [answer] = await Promise.allSettled([(async () => this.#search(token.query))()]);
    this.#whenFree(() => {
      if (!token.isWanted) return;
      this.#end(answer.status === 'fulfilled' ? answer.value : 'failed');
    });
  }

  #end(how: readonly string[] | 'failed' | 'cancelled'): void {
    const token = this.#tokens.pop();
    if (!token) return;
    token.isWanted = false;
    if (typeof how !== 'string') this.#components?.results.display(how);
    this.#components?.spinner.hide();
    this.#components?.status.update(
      typeof how === 'string' ? `Search for '${token.query}' ${how}` : `Found ${how.length} for '${token.query}'`,
    );
  }

  #whenFree(action: () => void): void {
    if (this.#isTelling) {
      this.#later.push(action);
      return;
    }
    this.#isTelling = true;
    action();
    this.#isTelling = false;
    const next = this.#later.shift();
    if (next) this.#whenFree(next);
  }
}
