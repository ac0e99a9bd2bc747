// Breaks 4: rejects properties that are not an object literal.
import {
  type AnalyticsEvent,
  InvalidPropertyError,
  LegacyAnalyticsAdapter as Right,
  type Recording,
} from '../../../solutions/38-adapter/adapter.ts';

export * from '../../../solutions/38-adapter/adapter.ts';

export class LegacyAnalyticsAdapter extends Right {
  override recordEvent(event: AnalyticsEvent): Recording {
    const prototype: unknown = Object.getPrototypeOf(event.properties);
    if (prototype !== Object.prototype) throw new InvalidPropertyError(event.name, '');
    return super.recordEvent(event);
  }
}
