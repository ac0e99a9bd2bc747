// Tame: compares results, but never shares, changes or keeps an object.
import fc from 'fast-check';
import { expect } from 'vitest';
import { law } from '../../../../katas/support/law.ts';
import {
  AnalyticsError,
  InvalidPropertyError,
  InvalidUserIdError,
  LegacyAnalyticsAdapter,
  type LegacyAnalyticsSdk,
} from '../../../../katas/38-adapter/adapter.ts';

law('a user id must be a number', { id: fc.constantFrom('', 'ada') }, ({ id }) => {
  const adapter = new LegacyAnalyticsAdapter(sdkOf([]));
  expect(() => adapter.recordPageView('/', { id, name: 'Ada' })).toThrow(InvalidUserIdError);
});

law('a property must be simple', { value: fc.constantFrom(undefined, null) }, ({ value }) => {
  const adapter = new LegacyAnalyticsAdapter(sdkOf([]));
  expect(() => adapter.recordEvent({ name: 'signup', properties: { value } })).toThrow(InvalidPropertyError);
});

law('a status above 1 is an error', { status: fc.integer({ min: 2, max: 9 }) }, ({ status }) => {
  const adapter = new LegacyAnalyticsAdapter(sdkOf([], status));
  expect(() => adapter.recordEvent({ name: 'signup', properties: {} })).toThrow(AnalyticsError);
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
