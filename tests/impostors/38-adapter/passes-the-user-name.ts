// Breaks 1, 4: also passes the name of the user to the SDK.
import {
  LegacyAnalyticsAdapter as Right,
  type LegacyAnalyticsSdk,
  type Recording,
  type User,
} from '../../../solutions/38-adapter/adapter.ts';

export * from '../../../solutions/38-adapter/adapter.ts';

type TrackPageView = (pageName: string, userId: number, platform: string, userName: string) => number;

export class LegacyAnalyticsAdapter extends Right {
  #userName = '';

  constructor(sdk: LegacyAnalyticsSdk) {
    super({
      trackPageView: (page, id, platform) =>
        (sdk as { trackPageView: TrackPageView }).trackPageView(page, id, platform, this.#userName),
      trackEvent: (name, data) => sdk.trackEvent(name, data),
    });
  }

  override recordPageView(page: string, user: User): Recording {
    this.#userName = user.name;
    return super.recordPageView(page, user);
  }
}
