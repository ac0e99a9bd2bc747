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

/** Implements the shop's port by calling the vendor's SDK. */
export class LegacyAnalyticsAdapter implements AnalyticsPort {
  readonly #sdk: LegacyAnalyticsSdk;

  constructor(sdk: LegacyAnalyticsSdk) {
    this.#sdk = sdk;
  }

  recordPageView(page: string, user: User): Recording {
    const userId = toVendorId(user.id);
    return delegate('recordPageView', () => this.#sdk.trackPageView(page, userId, 'web'));
  }

  recordEvent(event: AnalyticsEvent): Recording {
    const data = toVendorData(event);
    return delegate('recordEvent', () => this.#sdk.trackEvent(event.name, data));
  }
}

/** Records a completed checkout. `total` is in cents. */
export function trackCheckout(analytics: AnalyticsPort, user: User, total: number): void {
  analytics.recordPageView('/checkout', user);
  analytics.recordEvent({ name: 'checkout_completed', properties: { total, currency: 'USD' } });
}

/** Calls the SDK, and translates its status or its error into the port's terms. */
function delegate(operation: keyof AnalyticsPort, call: () => number): Recording {
  const status = statusOf(operation, call);
  switch (status) {
    case 0:
      return 'recorded';
    case 1:
      return 'skipped';
    default:
      throw new AnalyticsError(operation, status);
  }
}

function statusOf(operation: keyof AnalyticsPort, call: () => number): number {
  try {
    return call();
  } catch (cause) {
    throw new AnalyticsError(operation, cause);
  }
}

function toVendorId(id: string): number {
  // Number() alone also accepts '', ' 7', '1e3' and '0x10'.
  const number = /^(0|[1-9]\d*)$/.test(id) ? Number(id) : Number.NaN;
  if (!Number.isSafeInteger(number)) throw new InvalidUserIdError(id);
  return number;
}

function toVendorData({ name, properties }: AnalyticsEvent): string {
  for (const [property, value] of Object.entries(properties)) {
    if (!isAccepted(value)) throw new InvalidPropertyError(name, property);
  }
  return JSON.stringify(properties);
}

/** An allowlist of what the vendor accepts. A denylist would need a new entry for every other kind of value. */
function isAccepted(value: unknown): boolean {
  return typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value);
}
