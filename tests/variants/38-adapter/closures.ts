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

/** An adapter of closures; its text is written by hand, keys in order. */
export class LegacyAnalyticsAdapter implements AnalyticsPort {
  readonly recordPageView: AnalyticsPort['recordPageView'];
  readonly recordEvent: AnalyticsPort['recordEvent'];

  constructor(sdk: LegacyAnalyticsSdk) {
    this.recordPageView = (page, { id }) => {
      const number = Number(id);
      const isWhole = Number.isSafeInteger(number) && number >= 0 && `${number}` === id;
      if (!isWhole) throw new InvalidUserIdError(id);
      attempt('recordPageView', () => sdk.trackPageView(page, number, 'web'));
    };
    this.recordEvent = ({ name, properties }) => {
      const parts: string[] = [];
      if (!write(properties, parts, new Set())) throw new InvalidPropertiesError(name);
      attempt('recordEvent', () => sdk.trackEvent(name, parts.join('')));
    };
  }
}

export function trackCheckout(analytics: AnalyticsPort, user: User, total: number): void {
  const event: AnalyticsEvent = { name: 'checkout_completed', properties: { total, currency: 'USD' } };
  analytics.recordPageView('/checkout', user);
  analytics.recordEvent(event);
}

function attempt(operation: keyof AnalyticsPort, call: () => void): void {
  let failure: { cause: unknown } | undefined;
  try {
    call();
  } catch (cause) {
    failure = { cause };
  }
  if (failure) throw new AnalyticsError(operation, failure.cause);
}

/** Writes a value as JSON; false where that is not possible. `open` holds the objects being written. */
function write(value: unknown, parts: string[], open: Set<unknown>): boolean {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      parts.push(JSON.stringify(value));
      return true;
    case 'number':
      parts.push(String(value));
      return Number.isFinite(value) && !Object.is(value, -0);
    case 'object':
      return value === null ? parts.push('null') > 0 : writeObject(value, parts, open);
    default:
      return false;
  }
}

function writeObject(value: object, parts: string[], open: Set<unknown>): boolean {
  const isList = Array.isArray(value);
  if (open.has(value) || (!isList && Object.getPrototypeOf(value) !== Object.prototype)) return false;
  open.add(value);
  parts.push(isList ? '[' : '{');
  const keys = isList ? Array.from(value, (_, i) => String(i)) : Object.keys(value).toSorted().toReversed();
  for (const [i, key] of keys.entries()) {
    parts.push(i === 0 ? '' : ', ', isList ? '' : `${JSON.stringify(key)}: `);
    if (!Object.hasOwn(value, key) || !write(Reflect.get(value, key), parts, open)) return false;
  }
  parts.push(isList ? ']' : '}');
  open.delete(value);
  return true;
}
