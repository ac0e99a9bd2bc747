// Breaks 4: the constructor sends an event to find out whether the SDK works.
import { LegacyAnalyticsAdapter as Right, type LegacyAnalyticsSdk } from '../../../solutions/38-adapter/adapter.ts';

export * from '../../../solutions/38-adapter/adapter.ts';

export class LegacyAnalyticsAdapter extends Right {
  constructor(sdk: LegacyAnalyticsSdk) {
    super(sdk);
    sdk.trackEvent('ping', '{}');
  }
}
