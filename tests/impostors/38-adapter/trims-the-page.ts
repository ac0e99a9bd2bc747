// Breaks 4: trims the page before it passes it to the SDK.
import { LegacyAnalyticsAdapter as Right, type Recording, type User } from '../../../solutions/38-adapter/adapter.ts';

export * from '../../../solutions/38-adapter/adapter.ts';

export class LegacyAnalyticsAdapter extends Right {
  override recordPageView(page: string, user: User): Recording {
    return super.recordPageView(page.trim(), user);
  }
}
