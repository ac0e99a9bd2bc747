// Tame: compares results, but never shares, changes or keeps an object.
import fc from 'fast-check';
import { expect } from 'vitest';
import { law } from '../../../../katas/support/law.ts';
import { settle } from '../../../../katas/support/settle.ts';
import { LoadingSpinner, type PageEvent, SearchService } from '../../../../katas/42-mediator/mediator.ts';

law('the service reports how a search ended', { fails: fc.boolean() }, async ({ fails }) => {
  const events: PageEvent[] = [];
  const mediator = { notify: (event: PageEvent) => void events.push(event) };
  const service = new SearchService(mediator, () =>
    fails ? Promise.reject(new Error('down')) : Promise.resolve(['a']),
  );
  service.start(1, 'tea');
  await settle();
  expect(events).toEqual([fails ? { type: 'searchFailed', id: 1 } : { type: 'searchAnswered', id: 1, results: ['a'] }]);
});

law('a spinner is shown and hidden', { isShown: fc.boolean() }, ({ isShown }) => {
  const spinner = new LoadingSpinner({ notify: () => {} });
  spinner.show();
  if (!isShown) spinner.hide();
  expect(spinner.isVisible).toBe(isShown);
});
