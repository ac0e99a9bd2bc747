// Breaks 1, 3, 4: sends the whole event as the data, name included.
import { LegacyAnalyticsAdapter as Right, type AnalyticsEvent } from '../../../solutions/38-adapter/adapter.ts';

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
  override recordEvent({ name, properties }: AnalyticsEvent): void {
    super.recordEvent({ name, properties: { ...properties, name } });
  }
}
