// Breaks 3: `trackCheckout` leaves out users without a numeric id, although that is a limit of one vendor.
import { type AnalyticsPort, type User } from '../../../solutions/38-adapter/adapter.ts';

export * from '../../../solutions/38-adapter/adapter.ts';

export function trackCheckout(analytics: AnalyticsPort, user: User, total: number): void {
  if (/^\d+$/.test(user.id)) analytics.recordPageView('/checkout', user);
  analytics.recordEvent({ name: 'checkout_completed', properties: { total, currency: 'USD' } });
}
