import { isDeepStrictEqual } from 'node:util';

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

/** What the shop wants of analytics, in the shop's own terms. */
export interface AnalyticsPort {
  recordPageView(page: string, user: User): void;
  recordEvent(event: AnalyticsEvent): void;
}

/** The vendor's SDK as it is. It comes from a package and cannot be changed. */
export interface LegacyAnalyticsSdk {
  trackPageView(pageName: string, userId: number, platform: string): void;
  trackEvent(eventName: string, eventData: string): void;
}

/** A user id that no number stands for. */
export class InvalidUserIdError extends Error {
  override readonly name = 'InvalidUserIdError';
  readonly userId: string;

  constructor(userId: string) {
    super(`Not the decimal digits of a whole number: ${JSON.stringify(userId)}`);
    this.userId = userId;
  }
}

/** An event with properties that JSON would lose or change. */
export class InvalidPropertiesError extends Error {
  override readonly name = 'InvalidPropertiesError';
  readonly eventName: string;

  constructor(eventName: string) {
    super(`JSON would lose or change properties of the event ${JSON.stringify(eventName)}`);
    this.eventName = eventName;
  }
}

/** Analytics failed; `cause` is what it failed with. */
export class AnalyticsError extends Error {
  override readonly name = 'AnalyticsError';
  readonly operation: keyof AnalyticsPort;

  constructor(operation: keyof AnalyticsPort, cause: unknown) {
    super(`Analytics failed in ${operation}`, { cause });
    this.operation = operation;
  }
}

/** The vendor's SDK behind the shop's port. */
export class LegacyAnalyticsAdapter implements AnalyticsPort {
  readonly #sdk: LegacyAnalyticsSdk;

  constructor(sdk: LegacyAnalyticsSdk) {
    this.#sdk = sdk;
  }

  recordPageView(page: string, user: User): void {
    const userId = toNumber(user.id);
    delegate('recordPageView', () => this.#sdk.trackPageView(page, userId, 'web'));
  }

  recordEvent(event: AnalyticsEvent): void {
    const data = toJson(event);
    delegate('recordEvent', () => this.#sdk.trackEvent(event.name, data));
  }
}

/** Records a checkout: the page view, then the event. `total` is in cents. */
export function trackCheckout(analytics: AnalyticsPort, user: User, total: number): void {
  analytics.recordPageView('/checkout', user);
  analytics.recordEvent({ name: 'checkout_completed', properties: { total, currency: 'USD' } });
}

/** Only the SDK runs in here: a refusal of ours is the caller's mistake, not a failure of analytics. */
function delegate(operation: keyof AnalyticsPort, call: () => void): void {
  try {
    call();
  } catch (cause) {
    throw new AnalyticsError(operation, cause);
  }
}

function toNumber(id: string): number {
  // Number() alone takes '', ' 7', '1e3' and '0x10' for numbers too.
  const number = /^(0|[1-9]\d*)$/.test(id) ? Number(id) : Number.NaN;
  if (!Number.isSafeInteger(number)) throw new InvalidUserIdError(id);
  return number;
}

/** The properties as text, if they can be read back from it. */
function toJson({ name, properties }: AnalyticsEvent): string {
  try {
    const text = JSON.stringify(properties);
    if (isDeepStrictEqual(JSON.parse(text), properties)) return text;
  } catch {
    // A cycle or a bigint, which JSON.stringify refuses by itself.
  }
  throw new InvalidPropertiesError(name);
}
