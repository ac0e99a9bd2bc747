// Decides by a pure function what follows from what; answers are events like any other.
import {
  type Mediator,
  type PageComponents,
  type PageEvent,
  type Search,
} from '../../../solutions/42-mediator/mediator.ts';

export * from '../../../solutions/42-mediator/mediator.ts';

type Happening = PageEvent | { type: 'found'; id: number; results: readonly string[] } | { type: 'failed'; id: number };

type Effect =
  | { do: 'show' | 'hide' }
  | { do: 'update'; message: string }
  | { do: 'display'; results: readonly string[] }
  | { do: 'search'; id: number; query: string };

interface State {
  lastId: number;
  running: { id: number; query: string } | null;
}

function decide(state: State, event: Happening): [State, Effect[]] {
  const { lastId, running } = state;
  if (event.type === 'searchSubmitted') {
    const { query } = event;
    if (!/\S/.test(query)) return [state, []];
    const search = { id: lastId + 1, query };
    const message = "Searching for '" + query + "'";
    return [
      { lastId: lastId + 1, running: search },
      [{ do: 'show' }, { do: 'update', message }, { do: 'search', ...search }],
    ];
  }
  if (!running || ('id' in event && event.id !== running.id)) return [state, []];
  const idle: State = { lastId, running: null };
  const end = (message: string): Effect[] => [{ do: 'hide' }, { do: 'update', message }];
  switch (event.type) {
    case 'searchCancelled':
      return [idle, end(`Search for '${running.query}' cancelled`)];
    case 'failed':
      return [idle, end(`Search for '${running.query}' failed`)];
    case 'found': {
      const { results } = event;
      return [idle, [{ do: 'display', results }, ...end(`Found ${results.length} for '${running.query}'`)]];
    }
  }
}

export class SearchPageMediator implements Mediator {
  readonly notify: (event: PageEvent) => void;
  readonly connect: (components: PageComponents) => void;

  constructor(search: Search) {
    let components: PageComponents | undefined;
    let state: State = { lastId: 0, running: null };
    let busy = false;
    let waiting: Happening[] = [];

    const perform = (effect: Effect) => {
      switch (effect.do) {
        case 'show':
        case 'hide':
          return components?.spinner[effect.do]();
        case 'update':
          return components?.status.update(effect.message);
        case 'display':
          return components?.results.display([...effect.results]);
        case 'search':
          return ask(effect);
      }
    };
    const ask = ({ id, query }: { id: number; query: string }) => {
      try {
        search(query).then(
          (results) => happen({ type: 'found', id, results }),
          () => happen({ type: 'failed', id }),
        );
      } catch {
        happen({ type: 'failed', id });
      }
    };
    const happen = (event: Happening) => {
      waiting = [...waiting, event];
      if (busy) return;
      busy = true;
      for (let next = waiting[0]; next !== undefined; next = waiting[0]) {
        waiting = waiting.slice(1);
        const [after, effects] = decide(state, next);
        state = after;
        effects.forEach(perform);
      }
      busy = false;
    };
    this.notify = happen;
    this.connect = (all) => {
      components = { ...all };
    };
  }
}
