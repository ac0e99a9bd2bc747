// Breaks 8: if a thrown value is not an Error, wraps it in one.
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
    throw new AnalyticsError(operation, cause instanceof Error ? cause : new Error(String(cause)));
  }
}

function toVendorId(id: string): number {
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

function isAccepted(value: unknown): boolean {
  return typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value);
}
