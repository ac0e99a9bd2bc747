// Breaks 5, 6, 7: parseInt for ids, bare JSON.stringify for properties, and the SDK's own errors for the caller.
import type { AnalyticsEvent, AnalyticsPort, LegacyAnalyticsSdk, User } from '../../../solutions/38-adapter/adapter.ts';

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

export class LegacyAnalyticsAdapter implements AnalyticsPort {
  readonly #sdk: LegacyAnalyticsSdk;

  constructor(sdk: LegacyAnalyticsSdk) {
    this.#sdk = sdk;
  }

  recordPageView(page: string, user: User): void {
    this.#sdk.trackPageView(page, Number.parseInt(user.id, 10), 'web');
  }

  recordEvent(event: AnalyticsEvent): void {
    this.#sdk.trackEvent(event.name, JSON.stringify(event.properties));
  }
}
