// Tame: never asks for anything that fails or is refused.
import fc from 'fast-check';
import { expect } from 'vitest';
import { law } from '../../../../katas/support/law.ts';
import {
  type AnalyticsPort,
  LegacyAnalyticsAdapter,
  type LegacyAnalyticsSdk,
  trackCheckout,
} from '../../../../katas/38-adapter/adapter.ts';

law('the status becomes a word', { status: fc.constantFrom(0, 1) }, ({ status }) => {
  const adapter = new LegacyAnalyticsAdapter(sdkOf([], status));
  expect(adapter.recordPageView('/', { id: '1', name: 'Ada' })).toBe(status === 0 ? 'recorded' : 'skipped');
});

law('a checkout makes two calls', { total: fc.nat(99) }, ({ total }) => {
  const calls: string[] = [];
  const port: AnalyticsPort = {
    recordPageView(page) {
      calls.push(page);
      return 'recorded';
    },
    recordEvent({ name }) {
      calls.push(name);
      return 'recorded';
    },
  };
  trackCheckout(port, { id: '1', name: 'Ada' }, total);
  expect(calls).toEqual(['/checkout', 'checkout_completed']);
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
