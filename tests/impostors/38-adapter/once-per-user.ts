// Breaks 3: `trackCheckout` does not record an equal checkout a second time.
import { type AnalyticsPort, type User } from '../../../solutions/38-adapter/adapter.ts';

export * from '../../../solutions/38-adapter/adapter.ts';

const recorded = new Set<string>();

export function trackCheckout(analytics: AnalyticsPort, user: User, total: number): void {
  const key = JSON.stringify([user, total]);
  if (recorded.has(key)) return;
  recorded.add(key);
  analytics.recordPageView('/checkout', user);
  analytics.recordEvent({ name: 'checkout_completed', properties: { total, currency: 'USD' } });
}
