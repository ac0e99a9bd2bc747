// Breaks 4: reads the version of the SDK, which is not part of its interface.
import { LegacyAnalyticsAdapter as Right, type LegacyAnalyticsSdk } from '../../../solutions/38-adapter/adapter.ts';

export * from '../../../solutions/38-adapter/adapter.ts';

export class LegacyAnalyticsAdapter extends Right {
  readonly version: number;

  constructor(sdk: LegacyAnalyticsSdk) {
    super(sdk);
    this.version = (sdk as { version?: number }).version ?? 1;
  }
}
