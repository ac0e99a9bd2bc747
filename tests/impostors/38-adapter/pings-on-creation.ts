// Breaks 4: sends an event when it is created, to see whether the SDK works.
import { LegacyAnalyticsAdapter as Right, type LegacyAnalyticsSdk } from '../../../solutions/38-adapter/adapter.ts';

export * from '../../../solutions/38-adapter/adapter.ts';

export class LegacyAnalyticsAdapter extends Right {
  constructor(sdk: LegacyAnalyticsSdk) {
    super(sdk);
    sdk.trackEvent('ping', '{}');
  }
}
