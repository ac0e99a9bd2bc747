// Breaks 5: compares the id with the number's text only, so 'NaN', '1.5' and '9007199254740992' pass.
import {
  AnalyticsError,
  InvalidUserIdError,
  LegacyAnalyticsAdapter as Right,
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
  readonly #sdk: LegacyAnalyticsSdk;

  constructor(sdk: LegacyAnalyticsSdk) {
    super(sdk);
    this.#sdk = sdk;
  }

  override recordPageView(page: string, user: User): void {
    const id = Number(user.id);
    if (String(id) !== user.id) throw new InvalidUserIdError(user.id);
    try {
      this.#sdk.trackPageView(page, id, 'web');
    } catch (cause) {
      throw new AnalyticsError('recordPageView', cause);
    }
  }
}
