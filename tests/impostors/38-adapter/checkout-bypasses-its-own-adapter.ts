// Breaks 3: for its own adapter, `trackCheckout` bypasses the port's methods and calls the SDK directly.
/** Someone who uses the shop. */
export interface User {
  readonly id: string;
  readonly name: string;
}

/** Something that happened in the shop. */
export interface AnalyticsEvent {
  readonly name: string;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** What happened to a page view or an event. The vendor skips some, because it stores only a sample. */
export type Recording = 'recorded' | 'skipped';

/** What the shop wants from analytics, in the shop's own terms. */
export interface AnalyticsPort {
  recordPageView(page: string, user: User): Recording;
  recordEvent(event: AnalyticsEvent): Recording;
}

/**
 * The vendor's SDK. It comes from a package, so the shop cannot change it.
 * Both methods return a status: 0 for recorded, 1 for skipped, and any other number for a failure.
 */
export interface LegacyAnalyticsSdk {
  trackPageView(pageName: string, userId: number, platform: string): number;
  trackEvent(eventName: string, eventData: string): number;
}

/** Thrown for a user id that cannot be converted to a number for the vendor. */
export class InvalidUserIdError extends Error {
  override readonly name = 'InvalidUserIdError';
  readonly userId: string;

  constructor(userId: string) {
    super(`Invalid user id: ${JSON.stringify(userId)}`);
    this.userId = userId;
  }
}

/** Thrown for a property whose value the vendor does not accept. */
export class InvalidPropertyError extends Error {
  override readonly name = 'InvalidPropertyError';
  readonly eventName: string;
  readonly property: string;

  constructor(eventName: string, property: string) {
    super(`Invalid property ${JSON.stringify(property)} of the event ${JSON.stringify(eventName)}`);
    this.eventName = eventName;
    this.property = property;
  }
}

/** Analytics failed. `cause` is the value that the SDK threw, or the status that it returned. */
export class AnalyticsError extends Error {
  override readonly name = 'AnalyticsError';
  /** The method of the port that failed. */
  readonly operation: keyof AnalyticsPort;

  constructor(operation: keyof AnalyticsPort, cause: unknown) {
    super(`Analytics failed in ${operation}`, { cause });
    this.operation = operation;
  }
}

// One function knows everything: ids, JSON, statuses and errors. Whoever has an SDK calls it.
function trackWithLegacySdk(
  sdk: LegacyAnalyticsSdk,
  operation: keyof AnalyticsPort,
  name: string,
  user: User | undefined,
  properties: Readonly<Record<string, unknown>> | undefined,
): Recording {
  let userId = 0;
  let data = '';
  if (user !== undefined) {
    userId = Number(user.id);
    if (!/^(0|[1-9][0-9]*)$/.test(user.id) || userId > Number.MAX_SAFE_INTEGER) {
      throw new InvalidUserIdError(user.id);
    }
  }
  if (properties !== undefined) {
    for (const [property, value] of Object.entries(properties)) {
      if (typeof value !== 'string' && typeof value !== 'boolean' && !Number.isFinite(value)) {
        throw new InvalidPropertyError(name, property);
      }
    }
    data = JSON.stringify(properties);
  }
  let status: number;
  try {
    if (operation === 'recordPageView') status = sdk.trackPageView(name, userId, 'web');
    else status = sdk.trackEvent(name, data);
  } catch (cause) {
    throw new AnalyticsError(operation, cause);
  }
  if (status === 0) return 'recorded';
  if (status === 1) return 'skipped';
  throw new AnalyticsError(operation, status);
}

// The SDK behind each adapter, for callers that would rather talk to the vendor.
const sdks = new WeakMap<AnalyticsPort, LegacyAnalyticsSdk>();

function sdkOf(analytics: AnalyticsPort): LegacyAnalyticsSdk {
  const sdk = sdks.get(analytics);
  if (sdk === undefined) throw new TypeError('Not an adapter');
  return sdk;
}

export class LegacyAnalyticsAdapter implements AnalyticsPort {
  constructor(sdk: LegacyAnalyticsSdk) {
    sdks.set(this, sdk);
  }

  recordPageView(page: string, user: User): Recording {
    return trackWithLegacySdk(sdkOf(this), 'recordPageView', page, user, undefined);
  }

  recordEvent(event: AnalyticsEvent): Recording {
    return trackWithLegacySdk(sdkOf(this), 'recordEvent', event.name, undefined, event.properties);
  }
}

const { recordPageView: legacyPageView, recordEvent: legacyEvent } = LegacyAnalyticsAdapter.prototype;

/** Records a completed checkout. `total` is in cents. */
export function trackCheckout(analytics: AnalyticsPort, user: User, total: number): void {
  const sdk = sdks.get(analytics);
  if (sdk !== undefined && analytics.recordPageView === legacyPageView) {
    trackWithLegacySdk(sdk, 'recordPageView', '/checkout', user, undefined);
  } else {
    analytics.recordPageView('/checkout', user);
  }
  if (sdk !== undefined && analytics.recordEvent === legacyEvent) {
    trackWithLegacySdk(sdk, 'recordEvent', 'checkout_completed', undefined, { total, currency: 'USD' });
  } else {
    analytics.recordEvent({ name: 'checkout_completed', properties: { total, currency: 'USD' } });
  }
}
