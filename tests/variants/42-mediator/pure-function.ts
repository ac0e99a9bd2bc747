// A pure function decides which calls follow from an event. The mediator only makes them.
import { type Mediator, type PageComponents, type PageEvent } from '../../../solutions/42-mediator/mediator.ts';

export * from '../../../solutions/42-mediator/mediator.ts';

interface State {
  readonly lastId: number;
  readonly running: { readonly id: number; readonly query: string } | null;
}

type Call = (components: PageComponents) => void;

function decide(state: State, event: PageEvent): readonly [State, readonly Call[]] {
  const { lastId, running } = state;
  if (event.type === 'searchSubmitted') {
    const { query } = event;
    const id = lastId + 1;
    return [
      { lastId: id, running: { id, query } },
      [
        ({ spinner }) => spinner.show(),
        ({ status }) => status.update("Searching for '" + query + "'"),
        ({ service }) => service.start(id, query),
      ],
    ];
  }
  if (running === null || ('id' in event && event.id !== running.id)) return [state, []];
  const end = (message: string): Call[] => [({ spinner }) => spinner.hide(), ({ status }) => status.update(message)];
  const idle = { lastId, running: null };
  switch (event.type) {
    case 'searchCancelled':
      return [idle, end(`Search for '${running.query}' cancelled`)];
    case 'searchFailed':
      return [idle, end(`Search for '${running.query}' failed`)];
    case 'searchAnswered': {
      const copy = [...event.results];
      return [idle, [({ results }) => results.display(copy), ...end(`Found ${copy.length} for '${running.query}'`)]];
    }
  }
}

export class SearchPageMediator implements Mediator {
  private components: PageComponents | null = null;
  private state: State = { lastId: 0, running: null };
  private queue: readonly PageEvent[] = [];

  connect(components: PageComponents): void {
    this.components = components;
  }

  notify(event: PageEvent): void {
    this.queue = [...this.queue, event];
    if (this.queue.length > 1) return;
    // The current event stays in the queue until all its calls have been made.
    for (let next = this.queue[0]; next; next = this.queue[0]) {
      const [state, calls] = decide(this.state, next);
      this.state = state;
      for (const call of calls) if (this.components) call(this.components);
      this.queue = this.queue.slice(1);
    }
  }
}
