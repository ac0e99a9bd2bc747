import fc from 'fast-check';
import { expect } from 'vitest';
import { example, law } from '../support/law.ts';
import { settle } from '../support/settle.ts';
import {
  LoadingSpinner,
  type Mediator,
  type PageComponents,
  SearchBox,
  SearchPageMediator,
  SearchService,
} from './mediator.ts';

// Write laws that hold for every correct solution. They should reject every impostor. Start with: npm start r42

law('the page works with components that it has never seen', { query: queries() }, async ({ query }) => {
  const page = new SearchPageMediator();
  page.connect(noting([]));
  expect(page.notify({ type: 'searchSubmitted', query })).toBeUndefined();
});

law('a spinner and a service work with any mediator', { query: queries() }, async ({ query }) => {
  const mediator: Mediator = { notify: () => {} };
  const service = new SearchService(mediator, async () => []);
  service.start(1, query);
  await settle();
  expect(typeof new LoadingSpinner(mediator).isVisible).toBe('boolean');
});

example('a box that searches returns nothing', () => {
  expect(new SearchBox({ notify: () => {} }).search('tea')).toBeUndefined();
});

// Below are the generators. Change them and add others, because a law is only as good as its inputs.

function queries(): fc.Arbitrary<string> {
  return fc.constantFrom('tea', 'milk');
}

/** Components that add each call to a list: `start 1 tea`. */
function noting(calls: string[]): PageComponents {
  return {
    results: { display: (results) => void calls.push(`display ${results.join(' ')}`) },
    status: { update: (message) => void calls.push(`update ${message}`) },
    spinner: { show: () => void calls.push('show'), hide: () => void calls.push('hide') },
    service: { start: (id, query) => void calls.push(`start ${id} ${query}`) },
  };
}
