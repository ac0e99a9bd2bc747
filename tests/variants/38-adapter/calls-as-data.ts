import {
  AnalyticsError,
  type AnalyticsEvent,
  type AnalyticsPort,
  InvalidPropertyError,
  InvalidUserIdError,
  type LegacyAnalyticsSdk,
  type Recording,
  type User,
} from '../../../solutions/38-adapter/adapter.ts';

export * from '../../../solutions/38-adapter/adapter.ts';

/** A call to the SDK that has not been made yet. */
type VendorCall =
  | { operation: 'recordPageView'; args: Parameters<LegacyAnalyticsSdk['trackPageView']> }
  | { operation: 'recordEvent'; args: Parameters<LegacyAnalyticsSdk['trackEvent']> };

/** Translates each call into data first, and then makes it. */
export class LegacyAnalyticsAdapter implements AnalyticsPort {
  private readonly trackPageView: LegacyAnalyticsSdk['trackPageView'];
  private readonly trackEvent: LegacyAnalyticsSdk['trackEvent'];

  constructor(sdk: LegacyAnalyticsSdk) {
    this.trackPageView = sdk.trackPageView.bind(sdk);
    this.trackEvent = sdk.trackEvent.bind(sdk);
  }

  recordPageView(page: string, { id }: User): Recording {
    return this.make({ operation: 'recordPageView', args: [page, vendorId(id), 'web'] });
  }

  recordEvent({ name, properties }: AnalyticsEvent): Recording {
    return this.make({ operation: 'recordEvent', args: [name, vendorData(name, properties)] });
  }

  private make(call: VendorCall): Recording {
    let status: number;
    try {
      status = call.operation === 'recordEvent' ? this.trackEvent(...call.args) : this.trackPageView(...call.args);
    } catch (error) {
      throw new AnalyticsError(call.operation, error);
    }
    if (status === 0) return 'recorded';
    if (status === 1) return 'skipped';
    throw new AnalyticsError(call.operation, status);
  }
}

export function trackCheckout(analytics: AnalyticsPort, user: User, total: number): void {
  const event: AnalyticsEvent = { name: 'checkout_completed', properties: { total, currency: 'USD' } };
  analytics.recordPageView('/checkout', user);
  analytics.recordEvent(event);
}

function vendorId(id: string): number {
  const isCanonical = /^\d{1,16}$/.test(id) && String(BigInt(id)) === id;
  if (!isCanonical || BigInt(id) > BigInt(Number.MAX_SAFE_INTEGER)) throw new InvalidUserIdError(id);
  return Number(id);
}

function vendorData(eventName: string, properties: AnalyticsEvent['properties']): string {
  const members = Object.entries(properties).map(([property, value]) => {
    if (
      !['string', 'boolean', 'number'].includes(typeof value) ||
      Number.isNaN(value) ||
      (Math.abs(Number(value)) === Infinity && typeof value === 'number')
    ) {
      throw new InvalidPropertyError(eventName, property);
    }
    return `${JSON.stringify(property)}: ${JSON.stringify(value)}`;
  });
  return `{ ${members.join(', ')} }`;
}
