// Breaks 4: detaches the SDK's methods, so they lose `this`.
import { LegacyAnalyticsAdapter as Right, type LegacyAnalyticsSdk } from '../../../solutions/38-adapter/adapter.ts';

export * from '../../../solutions/38-adapter/adapter.ts';

export class LegacyAnalyticsAdapter extends Right {
  constructor({ trackPageView, trackEvent }: LegacyAnalyticsSdk) {
    super({ trackPageView, trackEvent });
  }
}
