// Breaks 4: takes an object that it meets a second time for a cycle.
import {
  InvalidPropertiesError,
  LegacyAnalyticsAdapter as Right,
  type AnalyticsEvent,
} from '../../../solutions/38-adapter/adapter.ts';

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
  override recordEvent(event: AnalyticsEvent): void {
    if (meetsAgain(event.properties, new Set())) throw new InvalidPropertiesError(event.name);
    super.recordEvent(event);
  }
}

function meetsAgain(value: unknown, met: Set<unknown>): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (met.has(value)) return true;
  met.add(value);
  return Object.values(value).some((held) => meetsAgain(held, met));
}
