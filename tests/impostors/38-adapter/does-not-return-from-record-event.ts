// Breaks 5: translates the status of page views only; `recordEvent` returns nothing.
import {
  type AnalyticsEvent,
  LegacyAnalyticsAdapter as Right,
  type Recording,
} from '../../../solutions/38-adapter/adapter.ts';

export * from '../../../solutions/38-adapter/adapter.ts';

export class LegacyAnalyticsAdapter extends Right {
  override recordEvent(event: AnalyticsEvent): Recording {
    super.recordEvent(event);
    return undefined as unknown as Recording;
  }
}
