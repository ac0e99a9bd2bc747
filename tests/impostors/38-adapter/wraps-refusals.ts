// Breaks 5, 6: has the checks inside the try that is there for the SDK.
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
    try {
      super.recordPageView(page, user);
    } catch (error) {
      throw error instanceof AnalyticsError ? error : new AnalyticsError('recordPageView', error);
    }
  }

  override recordEvent(event: AnalyticsEvent): void {
    try {
      super.recordEvent(event);
    } catch (error) {
      throw error instanceof AnalyticsError ? error : new AnalyticsError('recordEvent', error);
    }
  }
}
