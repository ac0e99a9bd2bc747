// Breaks 4: converts the event name to lower case, and composes accented letters.
import {
  type AnalyticsEvent,
  LegacyAnalyticsAdapter as Right,
  type Recording,
} from '../../../solutions/38-adapter/adapter.ts';

export * from '../../../solutions/38-adapter/adapter.ts';

export class LegacyAnalyticsAdapter extends Right {
  override recordEvent({ name, properties }: AnalyticsEvent): Recording {
    return super.recordEvent({ name: name.toLowerCase().normalize(), properties });
  }
}
