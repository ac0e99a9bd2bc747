// Breaks 4: freezes the event and its properties so that they cannot change.
import {
  type AnalyticsEvent,
  LegacyAnalyticsAdapter as Right,
  type Recording,
} from '../../../solutions/38-adapter/adapter.ts';

export * from '../../../solutions/38-adapter/adapter.ts';

export class LegacyAnalyticsAdapter extends Right {
  override recordEvent(event: AnalyticsEvent): Recording {
    Object.freeze(event.properties);
    return super.recordEvent(Object.freeze(event));
  }
}
