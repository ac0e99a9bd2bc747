// Breaks 3: `trackCheckout` looks up the SDK of the port in a WeakMap and calls it directly.
import {
  type AnalyticsPort,
  LegacyAnalyticsAdapter as Right,
  type LegacyAnalyticsSdk,
  type User,
} from '../../../solutions/38-adapter/adapter.ts';

export * from '../../../solutions/38-adapter/adapter.ts';

const sdks = new WeakMap<AnalyticsPort, LegacyAnalyticsSdk>();

export class LegacyAnalyticsAdapter extends Right {
  constructor(sdk: LegacyAnalyticsSdk) {
    super(sdk);
    sdks.set(this, sdk);
  }
}

export function trackCheckout(analytics: AnalyticsPort, user: User, total: number): void {
  const properties = { total, currency: 'USD' };
  const sdk = sdks.get(analytics);
  if (sdk) {
    sdk.trackPageView('/checkout', Number(user.id), 'web');
    sdk.trackEvent('checkout_completed', JSON.stringify(properties));
    return;
  }
  analytics.recordPageView('/checkout', user);
  analytics.recordEvent({ name: 'checkout_completed', properties });
}
