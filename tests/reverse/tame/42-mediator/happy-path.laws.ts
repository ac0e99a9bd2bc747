// Tame: only what happens when everything goes well, with ordinary inputs.
import fc from 'fast-check';
import { expect } from 'vitest';
import { law } from '../../../../katas/support/law.ts';
import {
  type PageComponents,
  type PageEvent,
  SearchBox,
  SearchPageMediator,
} from '../../../../katas/42-mediator/mediator.ts';

law('the box reports a query', { query: fc.constantFrom('tea', 'milk') }, ({ query }) => {
  const events: PageEvent[] = [];
  new SearchBox({ notify: (event) => void events.push(event) }).search(query);
  expect(events).toEqual([{ type: 'searchSubmitted', query }]);
});

law('a search shows the spinner and starts the service', { query: fc.constantFrom('tea', 'milk') }, ({ query }) => {
  const calls: string[] = [];
  const page = new SearchPageMediator();
  page.connect(noting(calls));
  page.notify({ type: 'searchSubmitted', query });
  expect(calls).toContain('show');
  expect(calls).toContain(`start ${query}`);
});

function noting(calls: string[]): PageComponents {
  return {
    results: { display: (results) => void calls.push(`display ${results.join(' ')}`) },
    status: { update: (message) => void calls.push(`update ${message}`) },
    spinner: { show: () => void calls.push('show'), hide: () => void calls.push('hide') },
    service: { start: (id, query) => void calls.push(`start ${query}`) },
  };
}
