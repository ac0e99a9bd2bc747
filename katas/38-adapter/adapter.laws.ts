import fc from 'fast-check';
import { expect } from 'vitest';
import { example, law } from '../support/law.ts';
import { LegacyAnalyticsAdapter, type LegacyAnalyticsSdk, trackCheckout, type User } from './adapter.ts';

// Write laws that hold for every correct solution. They should reject every impostor. Start with: npm start r38

law('a page view can be recorded', { page: pages(), user: users() }, ({ page, user }) => {
  const calls: string[] = [];
  new LegacyAnalyticsAdapter(noting(calls)).recordPageView(page, user);
  expect(Array.isArray(calls)).toBe(true);
});

law('tracking a checkout returns nothing', { user: users(), total: fc.nat(100) }, ({ user, total }) => {
  expect(trackCheckout(new LegacyAnalyticsAdapter(noting([])), user, total)).toBeUndefined();
});

example('an event can have no properties', () => {
  const calls: string[] = [];
  new LegacyAnalyticsAdapter(noting(calls)).recordEvent({ name: 'signup', properties: {} });
  expect(Array.isArray(calls)).toBe(true);
});

// Below are the generators. Change them and add others, because a law is only as good as its inputs.

function pages(): fc.Arbitrary<string> {
  return fc.constantFrom('/', '/cart');
}

function users(): fc.Arbitrary<User> {
  return fc.record({ id: fc.nat(99).map(String), name: fc.constantFrom('Ada', 'Bo') });
}

/** An SDK that the solutions have never seen. It adds each call to a list, and returns that it has recorded it. */
function noting(calls: string[]): LegacyAnalyticsSdk {
  return {
    trackPageView(pageName, userId, platform) {
      calls.push(`page view ${pageName} ${userId} ${platform}`);
      return 0;
    },
    trackEvent(eventName, eventData) {
      calls.push(`event ${eventName} ${eventData}`);
      return 0;
    },
  };
}
