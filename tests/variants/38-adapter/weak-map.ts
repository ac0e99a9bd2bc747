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

export {
  AnalyticsError,
  InvalidPropertyError,
  InvalidUserIdError,
  trackCheckout,
} from '../../../solutions/38-adapter/adapter.ts';

const sdks = new WeakMap<object, LegacyAnalyticsSdk>();

/** Keeps the SDK outside the object. A generator collects the accepted properties. */
export class LegacyAnalyticsAdapter implements AnalyticsPort {
  constructor(sdk: LegacyAnalyticsSdk) {
    sdks.set(this, sdk);
  }

  recordPageView(page: string, user: User): Recording {
    const number = Number(user.id);
    if (!/^(?:0|[1-9][0-9]*)$/.test(user.id) || number > Number.MAX_SAFE_INTEGER) {
      throw new InvalidUserIdError(user.id);
    }
    return call(this, 'recordPageView', (sdk) => sdk.trackPageView(page, number, 'web'));
  }

  recordEvent(event: AnalyticsEvent): Recording {
    const accepted = Object.fromEntries(acceptedProperties(event));
    return call(this, 'recordEvent', (sdk) => sdk.trackEvent(event.name, JSON.stringify(accepted)));
  }
}

/** Uses only the status that the SDK returned; if there is none, the SDK threw. */
function call(adapter: object, operation: keyof AnalyticsPort, track: (sdk: LegacyAnalyticsSdk) => number): Recording {
  const sdk = sdks.get(adapter);
  if (!sdk) throw new TypeError('This is not a LegacyAnalyticsAdapter.');
  const [status, cause]: [number | undefined, unknown] = statusOrError(() => track(sdk));
  if (status === 0 || status === 1) return status === 0 ? 'recorded' : 'skipped';
  throw new AnalyticsError(operation, status ?? cause);
}

function statusOrError(track: () => number): [number | undefined, unknown] {
  try {
    return [track(), undefined];
  } catch (error) {
    return [undefined, error];
  }
}

function* acceptedProperties({ name, properties }: AnalyticsEvent): Generator<[string, unknown]> {
  for (const property of Object.keys(properties)) {
    const value = properties[property];
    const isText = typeof value === 'string';
    const isFlag = value === true || value === false;
    const isNumber = typeof value === 'number' && Number.isFinite(value);
    if (!isText && !isFlag && !isNumber) throw new InvalidPropertyError(name, property);
    yield [property, value];
  }
}
