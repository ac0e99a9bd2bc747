// Breaks 7: tries a failed call once more before it gives up.
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
    super({
      trackPageView: (...all) => twice(() => sdk.trackPageView(...all)),
      trackEvent: (...all) => twice(() => sdk.trackEvent(...all)),
    });
  }
}

function twice(call: () => void): void {
  try {
    call();
  } catch {
    call();
  }
}
