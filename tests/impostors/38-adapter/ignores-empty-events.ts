// Breaks 4: does not send events that have no properties.
import {
  type AnalyticsEvent,
  LegacyAnalyticsAdapter as Right,
  type Recording,
} from '../../../solutions/38-adapter/adapter.ts';

export * from '../../../solutions/38-adapter/adapter.ts';

export class LegacyAnalyticsAdapter extends Right {
  override recordEvent(event: AnalyticsEvent): Recording {
    return Object.keys(event.properties).length === 0 ? 'skipped' : super.recordEvent(event);
  }
}
