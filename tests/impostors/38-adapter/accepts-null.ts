// Breaks 7: also accepts null.
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

/** Lists what the vendor accepts. A list of what it does not accept would have to grow. */
function isAccepted(value: unknown): boolean {
  return value === null || typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value);
}
