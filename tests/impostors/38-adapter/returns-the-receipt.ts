// Breaks 2: hands on what the SDK returns.
import {
  LegacyAnalyticsAdapter as Right,
  type AnalyticsEvent,
  type LegacyAnalyticsSdk,
  type User,
} from '../../../solutions/38-adapter/adapter.ts';

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
  readonly #receipts: unknown[];

  constructor(sdk: LegacyAnalyticsSdk) {
    const receipts: unknown[] = [];
    super({
      trackPageView: (...all) => receipts.push(sdk.trackPageView(...all)),
      trackEvent: (...all) => receipts.push(sdk.trackEvent(...all)),
    });
    this.#receipts = receipts;
  }

  override recordPageView(page: string, user: User): void {
    super.recordPageView(page, user);
    return this.#receipts.pop() as void;
  }

  override recordEvent(event: AnalyticsEvent): void {
    super.recordEvent(event);
    return this.#receipts.pop() as void;
  }
}
