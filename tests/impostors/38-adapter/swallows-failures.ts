// Breaks 7: lets no failure of the SDK through, so that analytics never stops a checkout.
import {
  AnalyticsError,
  LegacyAnalyticsAdapter as Right,
  type AnalyticsEvent,
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
  override recordPageView(page: string, user: User): void {
    swallowing(() => super.recordPageView(page, user));
  }

  override recordEvent(event: AnalyticsEvent): void {
    swallowing(() => super.recordEvent(event));
  }
}

function swallowing(call: () => void): void {
  try {
    call();
  } catch (error) {
    if (!(error instanceof AnalyticsError)) throw error;
  }
}
