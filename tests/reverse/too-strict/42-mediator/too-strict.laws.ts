// Each law is true of the reference, but the statement leaves its subject open. Some variant must reject it.
import fc from 'fast-check';
import { expect } from 'vitest';
import { law } from '../../../../katas/support/law.ts';
import { SearchPageMediator, SearchService, type PageComponents } from '../../../../katas/42-mediator/mediator.ts';
import { turnsOf } from '../../../support/turns-of.ts';

law(
  'identity: the list displays the array of the event',
  { results: fc.array(fc.constantFrom('a', 'b')) },
  ({ results }) => {
    const [ids, displayed] = [[] as number[], [] as unknown[]];
    const page = new SearchPageMediator();
    const components: PageComponents = {
      results: { display: (shown) => void displayed.push(shown) },
      status: { update: () => {} },
      spinner: { show: () => {}, hide: () => {} },
      service: { start: (id) => void ids.push(id) },
    };
    page.connect(components);
    page.notify({ type: 'searchSubmitted', query: 'tea' });
    for (const id of ids) page.notify({ type: 'searchAnswered', id, results });
    expect(displayed[0]).toBe(results);
  },
);

law('order: the ids of searches are 1, 2, 3', { count: fc.integer({ min: 1, max: 3 }) }, ({ count }) => {
  const ids: number[] = [];
  const page = new SearchPageMediator();
  page.connect({
    results: { display: () => {} },
    status: { update: () => {} },
    spinner: { show: () => {}, hide: () => {} },
    service: { start: (id) => void ids.push(id) },
  });
  for (let i = 0; i < count; i += 1) page.notify({ type: 'searchSubmitted', query: 'tea' });
  expect(ids).toEqual(Array.from({ length: count }, (_, i) => i + 1));
});

law('timing: an answer takes three microtask turns', { query: fc.constantFrom('tea', 'milk') }, async ({ query }) => {
  const answered = () =>
    new Promise<void>((resolve) => {
      new SearchService({ notify: () => resolve() }, async () => []).start(1, query);
    });
  expect(await turnsOf(answered)).toBe(3);
});
