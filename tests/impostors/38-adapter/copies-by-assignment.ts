// Breaks 4: copies the properties by assignment, which loses a property called `__proto__`.
import {
  type AnalyticsEvent,
  LegacyAnalyticsAdapter as Right,
  type Recording,
} from '../../../solutions/38-adapter/adapter.ts';

export * from '../../../solutions/38-adapter/adapter.ts';

export class LegacyAnalyticsAdapter extends Right {
  override recordEvent({ name, properties }: AnalyticsEvent): Recording {
    const copy: Record<string, unknown> = {};
    for (const [key, value] of Object.entries(properties)) copy[key] = value;
    return super.recordEvent({ name, properties: copy });
  }
}
