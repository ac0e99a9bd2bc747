// Breaks 6: refuses in a replacer, which sees a date only after it has become text.
import {
  AnalyticsError,
  InvalidPropertiesError,
  LegacyAnalyticsAdapter as Right,
  type AnalyticsEvent,
  type LegacyAnalyticsSdk,
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
  readonly #sdk: LegacyAnalyticsSdk;

  constructor(sdk: LegacyAnalyticsSdk) {
    super(sdk);
    this.#sdk = sdk;
  }

  override recordEvent({ name, properties }: AnalyticsEvent): void {
    const data = toJson(name, properties);
    try {
      this.#sdk.trackEvent(name, data);
    } catch (cause) {
      throw new AnalyticsError('recordEvent', cause);
    }
  }
}

function toJson(name: string, properties: unknown): string {
  try {
    return JSON.stringify(properties, (_key, value: unknown) => {
      if (['undefined', 'function', 'symbol', 'bigint'].includes(typeof value)) throw new TypeError('not JSON');
      if (typeof value === 'number' && (!Number.isFinite(value) || Object.is(value, -0)))
        throw new TypeError('not JSON');
      if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
        if (Object.getPrototypeOf(value) !== Object.prototype) throw new TypeError('not JSON');
      }
      return value;
    });
  } catch {
    throw new InvalidPropertiesError(name);
  }
}
