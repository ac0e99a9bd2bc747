// Breaks 3: `trackCheckout` does not record the event if the total is 0.
import { type AnalyticsPort, type User } from '../../../solutions/38-adapter/adapter.ts';

export * from '../../../solutions/38-adapter/adapter.ts';

/** Records a completed checkout. `total` is in cents. */
export function trackCheckout(analytics: AnalyticsPort, user: User, total: number): void {
  analytics.recordPageView('/checkout', user);
  if (total) analytics.recordEvent({ name: 'checkout_completed', properties: { total, currency: 'USD' } });
}
