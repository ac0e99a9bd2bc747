// Breaks 1, 3: takes the SDK's methods off it and calls them alone.
import { LegacyAnalyticsAdapter as Right, type LegacyAnalyticsSdk } from '../../../solutions/38-adapter/adapter.ts';

export {
  AnalyticsError,
  InvalidPropertiesError,
  InvalidUserIdError,
  trackCheckout,
  type AnalyticsEvent,
  type AnalyticsPort,
  type LegacyAnalyticsSdk,
  type User,
} from '../../../solutions/38-adapter/adapter.ts';

export class LegacyAnalyticsAdapter extends Right {
  constructor(sdk: LegacyAnalyticsSdk) {
    const { trackPageView, trackEvent } = sdk;
    super({
      trackPageView: (...all) => trackPageView(...all),
      trackEvent: (...all) => trackEvent(...all),
    });
  }
}
