// Each law is true of the reference, but the statement leaves its subject open. Some variant must reject it.
import fc from 'fast-check';
import { expect } from 'vitest';
import { law } from '../../../../katas/support/law.ts';
import { LegacyAnalyticsAdapter } from '../../../../katas/38-adapter/adapter.ts';

law('order: the JSON text lists the properties in their order', { total: fc.nat(99) }, ({ total }) => {
  const texts: string[] = [];
  const trackEvent = (_: string, data: string) => {
    texts.push(data);
    return 0;
  };
  const properties = { total, coupon: 'x', a: 1 };
  new LegacyAnalyticsAdapter({ trackPageView: () => 0, trackEvent }).recordEvent({ name: 'signup', properties });
  expect(texts).toEqual([JSON.stringify(properties)]);
});

law('identity: adapters share their methods', { name: fc.constantFrom('Ada', 'Bo') }, ({ name }) => {
  const sdk = { trackPageView: () => name.length, trackEvent: () => 0 };
  expect(new LegacyAnalyticsAdapter(sdk).recordEvent).toBe(new LegacyAnalyticsAdapter(sdk).recordEvent);
});
