import {
  AnalyticsError,
  InvalidPropertiesError,
  InvalidUserIdError,
  type AnalyticsEvent,
  type AnalyticsPort,
  type LegacyAnalyticsSdk,
  type User,
} from '../../../solutions/38-adapter/adapter.ts';

export {
  AnalyticsError,
  InvalidPropertiesError,
  InvalidUserIdError,
  type AnalyticsEvent,
  type AnalyticsPort,
  type LegacyAnalyticsSdk,
  type User,
} from '../../../solutions/38-adapter/adapter.ts';

/** Looks at each value before it writes text, and is open about what it holds. */
export class LegacyAnalyticsAdapter implements AnalyticsPort {
  private readonly trackPageView: LegacyAnalyticsSdk['trackPageView'];
  private readonly trackEvent: LegacyAnalyticsSdk['trackEvent'];

  constructor(sdk: LegacyAnalyticsSdk) {
    this.trackPageView = sdk.trackPageView.bind(sdk);
    this.trackEvent = sdk.trackEvent.bind(sdk);
  }

  recordPageView(page: string, { id }: User): void {
    if (!/^\d{1,16}$/.test(id) || String(BigInt(id)) !== id || BigInt(id) > BigInt(Number.MAX_SAFE_INTEGER)) {
      throw new InvalidUserIdError(id);
    }
    try {
      this.trackPageView(page, Number(id), 'web');
    } catch (error) {
      throw new AnalyticsError('recordPageView', error);
    }
  }

  recordEvent({ name, properties }: AnalyticsEvent): void {
    if (!isJson(properties)) throw new InvalidPropertiesError(name);
    const data = JSON.stringify(properties, null, 2);
    try {
      this.trackEvent(name, data);
    } catch (error) {
      throw new AnalyticsError('recordEvent', error);
    }
  }
}

export const trackCheckout = (analytics: AnalyticsPort, { id, name }: User, total: number): void => {
  analytics.recordPageView('/checkout', { name, id });
  analytics.recordEvent({ properties: { currency: 'USD', total }, name: 'checkout_completed' });
};

/** A value is fine if it is not among what holds it, and all that it holds is fine. */
function isJson(value: unknown, holders: readonly unknown[] = []): boolean {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return true;
  if (typeof value === 'number') return Number.isFinite(value) && !Object.is(value, -0);
  if (typeof value !== 'object' || holders.includes(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  if (!Array.isArray(value) && prototype !== Object.prototype && prototype !== null) return false;
  // A list copied from an iterator has undefined where there was a hole.
  const held: unknown[] = Array.isArray(value) ? [...value] : Object.values(value);
  return held.every((one) => isJson(one, [...holders, value]));
}
