// Tame: only what happens when everything goes well, with ordinary inputs.
import fc from 'fast-check';
import { expect } from 'vitest';
import { law } from '../../../../katas/support/law.ts';
import { LegacyAnalyticsAdapter, type LegacyAnalyticsSdk } from '../../../../katas/38-adapter/adapter.ts';

law('a page view reaches the SDK', { id: fc.nat(99) }, ({ id }) => {
  const calls: unknown[] = [];
  const recording = new LegacyAnalyticsAdapter(sdkOf(calls)).recordPageView('/', { id: String(id), name: 'Ada' });
  expect(recording).toBe('recorded');
  expect(calls).toEqual([['/', id, 'web']]);
});

law('an event reaches the SDK', { total: fc.nat(99) }, ({ total }) => {
  const calls: unknown[] = [];
  new LegacyAnalyticsAdapter(sdkOf(calls)).recordEvent({ name: 'signup', properties: { total } });
  expect(calls).toEqual([['signup', { total }]]);
});

function sdkOf(calls: unknown[], status = 0): LegacyAnalyticsSdk {
  return {
    trackPageView(...args) {
      calls.push(args);
      return status;
    },
    trackEvent(eventName, eventData) {
      calls.push([eventName, JSON.parse(eventData)]);
      return status;
    },
  };
}
