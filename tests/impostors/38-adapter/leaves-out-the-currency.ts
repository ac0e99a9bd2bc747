// Breaks 2, 3: `trackCheckout` records the total without its currency.
import { type AnalyticsPort, type User } from '../../../solutions/38-adapter/adapter.ts';

export * from '../../../solutions/38-adapter/adapter.ts';

export function trackCheckout(analytics: AnalyticsPort, user: User, total: number): void {
  analytics.recordPageView('/checkout', user);
  analytics.recordEvent({ name: 'checkout_completed', properties: { total } });
}
