// Breaks 3: `trackCheckout` does not record the event if the page view was skipped.
import { type AnalyticsPort, type User } from '../../../solutions/38-adapter/adapter.ts';

export * from '../../../solutions/38-adapter/adapter.ts';

export function trackCheckout(analytics: AnalyticsPort, user: User, total: number): void {
  if (analytics.recordPageView('/checkout', user) === 'skipped') return;
  analytics.recordEvent({ name: 'checkout_completed', properties: { total, currency: 'USD' } });
}
