// Breaks 3: `trackCheckout` calls the methods that LegacyAnalyticsAdapter defines, even if the port overrides them.
import {
  type AnalyticsPort,
  LegacyAnalyticsAdapter as Right,
  type User,
} from '../../../solutions/38-adapter/adapter.ts';

export * from '../../../solutions/38-adapter/adapter.ts';

export function trackCheckout(analytics: AnalyticsPort, user: User, total: number): void {
  const event = { name: 'checkout_completed', properties: { total, currency: 'USD' } };
  const { recordPageView, recordEvent } = Right.prototype;
  if (analytics instanceof Right) {
    recordPageView.call(analytics, '/checkout', user);
    recordEvent.call(analytics, event);
    return;
  }
  analytics.recordPageView('/checkout', user);
  analytics.recordEvent(event);
}
