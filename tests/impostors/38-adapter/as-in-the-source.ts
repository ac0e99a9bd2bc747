// Breaks 5, 6, 7, 8: as in the original example, uses `parseInt` and a plain `JSON.stringify`, and translates nothing that comes back.
import {
  type AnalyticsEvent,
  type AnalyticsPort,
  type LegacyAnalyticsSdk,
  type Recording,
  type User,
} from '../../../solutions/38-adapter/adapter.ts';

export * from '../../../solutions/38-adapter/adapter.ts';

export class LegacyAnalyticsAdapter implements AnalyticsPort {
  readonly #sdk: LegacyAnalyticsSdk;

  constructor(sdk: LegacyAnalyticsSdk) {
    this.#sdk = sdk;
  }

  recordPageView(page: string, user: User): Recording {
    this.#sdk.trackPageView(page, Number.parseInt(user.id, 10), 'web');
    return undefined as unknown as Recording;
  }

  recordEvent(event: AnalyticsEvent): Recording {
    this.#sdk.trackEvent(event.name, JSON.stringify(event.properties));
    return undefined as unknown as Recording;
  }
}
