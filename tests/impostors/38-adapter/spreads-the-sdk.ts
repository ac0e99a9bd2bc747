// Breaks 4: copies the SDK with spread syntax, which loses the methods of a class instance.
import { LegacyAnalyticsAdapter as Right, type LegacyAnalyticsSdk } from '../../../solutions/38-adapter/adapter.ts';

export * from '../../../solutions/38-adapter/adapter.ts';

export class LegacyAnalyticsAdapter extends Right {
  constructor(sdk: LegacyAnalyticsSdk) {
    super({ ...sdk });
  }
}
