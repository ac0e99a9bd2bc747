// Breaks 8: marks objects on its way through the properties, and leaves the marks when it refuses.
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

const visited = Symbol('visited');

export class LegacyAnalyticsAdapter extends Right {
  override recordEvent(event: AnalyticsEvent): void {
    if (hasCycle(event.properties)) throw new InvalidPropertiesError(event.name);
    super.recordEvent(event);
  }
}

function hasCycle(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return false;
  if (visited in value) return true;
  Object.assign(value, { [visited]: true });
  const found = Object.values(value).some(hasCycle);
  if (!found) Reflect.deleteProperty(value, visited);
  return found;
}
