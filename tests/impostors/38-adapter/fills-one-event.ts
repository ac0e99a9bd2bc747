// Breaks 3: `trackCheckout` fills the same event object again on every call.
import { type AnalyticsEvent, type AnalyticsPort, type User } from '../../../solutions/38-adapter/adapter.ts';

export * from '../../../solutions/38-adapter/adapter.ts';

const properties = { total: 0, currency: 'USD' };
const event: AnalyticsEvent = { name: 'checkout_completed', properties };

export function trackCheckout(analytics: AnalyticsPort, user: User, total: number): void {
  properties.total = total;
  analytics.recordPageView('/checkout', user);
  analytics.recordEvent(event);
}
