// Breaks 2, 3: `trackCheckout` records the event before the page view.
import { type AnalyticsPort, type User } from '../../../solutions/38-adapter/adapter.ts';

export * from '../../../solutions/38-adapter/adapter.ts';

export function trackCheckout(analytics: AnalyticsPort, user: User, total: number): void {
  analytics.recordEvent({ name: 'checkout_completed', properties: { total, currency: 'USD' } });
  analytics.recordPageView('/checkout', user);
}
