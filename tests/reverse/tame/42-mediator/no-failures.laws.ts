// Tame: never asks for anything that fails or is refused.
import fc from 'fast-check';
import { expect } from 'vitest';
import { law } from '../../../../katas/support/law.ts';
import { type PageComponents, SearchPageMediator } from '../../../../katas/42-mediator/mediator.ts';

law('an answer is displayed', { query: fc.constantFrom('tea', 'milk') }, ({ query }) => {
  const calls: string[] = [];
  const ids: number[] = [];
  const page = new SearchPageMediator();
  page.connect({ ...noting(calls), service: { start: (id) => void ids.push(id) } });
  page.notify({ type: 'searchSubmitted', query });
  for (const id of ids) page.notify({ type: 'searchAnswered', id, results: ['a', 'b'] });
  expect(calls).toContain('display a b');
  expect(calls).toContain('hide');
});

function noting(calls: string[]): PageComponents {
  return {
    results: { display: (results) => void calls.push(`display ${results.join(' ')}`) },
    status: { update: (message) => void calls.push(`update ${message}`) },
    spinner: { show: () => void calls.push('show'), hide: () => void calls.push('hide') },
    service: { start: (id, query) => void calls.push(`start ${query}`) },
  };
}
