import {
  AnalyticsError,
  type AnalyticsPort,
  type User,
  InvalidPropertyError,
  InvalidUserIdError,
  type LegacyAnalyticsSdk,
  type Recording,
} from '../../../solutions/38-adapter/adapter.ts';

export * from '../../../solutions/38-adapter/adapter.ts';

const recordings: Readonly<Record<string, Recording>> = { 0: 'recorded', 1: 'skipped' };

/** A frozen adapter whose methods are closures. It looks up statuses in a table. */
export class LegacyAnalyticsAdapter implements AnalyticsPort {
  readonly recordPageView: AnalyticsPort['recordPageView'];
  readonly recordEvent: AnalyticsPort['recordEvent'];

  constructor(sdk: LegacyAnalyticsSdk) {
    this.recordPageView = (page, { id }) => {
      const number = Number(id);
      const isValid = Number.isSafeInteger(number) && number >= 0 && `${number}` === id;
      if (!isValid) throw new InvalidUserIdError(id);
      return attempt('recordPageView', () => sdk.trackPageView(page, number, 'web'));
    };
    this.recordEvent = ({ name, properties }) => {
      const invalid = Object.keys(properties).find((key) => !isScalar(properties[key]));
      if (invalid !== undefined) throw new InvalidPropertyError(name, invalid);
      return attempt('recordEvent', () => sdk.trackEvent(name, JSON.stringify(properties, null, 2)));
    };
    Object.freeze(this);
  }
}

export const trackCheckout = (analytics: AnalyticsPort, user: User, total: number) => {
  analytics.recordPageView('/checkout', user);
  analytics.recordEvent({ properties: { currency: 'USD', total }, name: 'checkout_completed' });
};

function attempt(operation: keyof AnalyticsPort, call: () => number): Recording {
  let result: { status: number } | { cause: unknown };
  try {
    result = { status: call() };
  } catch (cause) {
    result = { cause };
  }
  if ('cause' in result) throw new AnalyticsError(operation, result.cause);
  const recording = recordings[String(result.status)];
  if (recording === undefined) throw new AnalyticsError(operation, result.status);
  return recording;
}

function isScalar(value: unknown): boolean {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return true;
    case 'number':
      return value - value === 0;
    default:
      return false;
  }
}
