// Breaks 3: `trackCheckout` detaches the port's methods, so they lose `this`.
import { type AnalyticsPort, type User } from '../../../solutions/38-adapter/adapter.ts';

export * from '../../../solutions/38-adapter/adapter.ts';

export function trackCheckout(analytics: AnalyticsPort, user: User, total: number): void {
  const { recordPageView, recordEvent } = analytics;
  recordPageView('/checkout', user);
  recordEvent({ name: 'checkout_completed', properties: { total, currency: 'USD' } });
}
