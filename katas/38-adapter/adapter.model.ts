import fc from 'fast-check';
import { hostileText, ids } from '../support/generators.ts';
import { show } from '../support/show.ts';
import {
  AnalyticsError,
  InvalidPropertiesError,
  InvalidUserIdError,
  LegacyAnalyticsAdapter,
  type AnalyticsEvent,
  type AnalyticsPort,
  type LegacyAnalyticsSdk,
  type User,
} from './adapter.ts';

type Properties = Record<string, unknown>;

/** One call of the port, as data: a page view or an event, perhaps with a property that JSON would lose. */
export type Step = { page: string; user: User; sdkThrows?: KindOfError } | EventStep;
interface EventStep {
  name: string;
  properties: Properties;
  lossy?: Lossy;
  sdkThrows?: KindOfError;
}

/** What came of a call: for its caller, and for the SDK. */
export interface Told {
  outcome: string;
  heard: unknown[][];
}

/** The vendor's SDK. Its methods work on it and nowhere else, like those of any object with state. */
export class RecordingSdk implements LegacyAnalyticsSdk {
  #heard: unknown[][] = [];
  #failure: { value: unknown } | undefined;
  readonly #returns: unknown;

  constructor(returns?: unknown) {
    this.#returns = returns;
  }

  trackPageView(...all: unknown[]): unknown {
    if (!(this instanceof RecordingSdk)) throw new TypeError('trackPageView was not called on the SDK');
    return this.#hear(['trackPageView', ...all]);
  }

  trackEvent(name: string, data: string, ...more: unknown[]): unknown {
    if (!(this instanceof RecordingSdk)) throw new TypeError('trackEvent was not called on the SDK');
    return this.#hear(['trackEvent', name, parsed(data), ...more]);
  }

  /** From now on each call throws the value; nothing is thrown without one. */
  failWith(failure?: { value: unknown }): void {
    this.#failure = failure;
  }

  /** The calls since this was last asked, the text of events parsed. */
  heard(): unknown[][] {
    return this.#heard.splice(0);
  }

  #hear(call: unknown[]): unknown {
    this.#heard.push(call);
    if (this.#failure) throw this.#failure.value;
    return this.#returns;
  }
}

/** A port that knows nothing of any SDK. */
export class Notebook implements AnalyticsPort {
  readonly #recorded: unknown[][] = [];

  recordPageView(...all: unknown[]): void {
    this.#recorded.push(['recordPageView', ...all]);
  }

  recordEvent(...all: unknown[]): void {
    this.#recorded.push(['recordEvent', ...all]);
  }

  recorded(): unknown[][] {
    return this.#recorded;
  }
}

/** Values that JSON leaves out, replaces or chokes on. */
export const lossy = {
  undefined: () => undefined,
  'a function': () => () => 1,
  'an object with a function': () => ({ toJSON: () => 'text' }),
  'a symbol': () => Symbol('s'),
  'a bigint': () => 10n,
  NaN: () => Number.NaN,
  Infinity: () => Number.POSITIVE_INFINITY,
  '-Infinity': () => Number.NEGATIVE_INFINITY,
  'minus zero': () => -0,
  'a list with a hole': () => [1, , 3], // oxlint-disable-line no-sparse-arrays
  'a Date': () => new Date(0),
  'a Map': () => new Map([['a', 1]]),
  'an Error': () => new Error('lost'),
  'an instance of a class': () => new Coupon(),
  'an object that contains itself': () => {
    const value: Properties = { total: 1 };
    return Object.assign(value, { list: [value] });
  },
};
export type Lossy = keyof typeof lossy;
export const kindsOfLossy = Object.keys(lossy) as Lossy[];

class Coupon {
  readonly code = 'SPRING';
}

/** What an SDK may throw; errors of the shop's own classes among it. */
const errors = {
  'an Error': () => new Error('quota exceeded'),
  text: () => 'quota exceeded',
  undefined: () => undefined,
  null: () => null,
  'an AnalyticsError': () => new AnalyticsError('recordEvent', 'quota exceeded'),
  'an InvalidUserIdError': () => new InvalidUserIdError('x'),
  'an InvalidPropertiesError': () => new InvalidPropertiesError('x'),
};
export type KindOfError = keyof typeof errors;
export const kindsOfError = Object.keys(errors) as KindOfError[];

/** Where in an event's properties a value stands. */
const placings = {
  'as a property': (value: unknown): Properties => ({ total: 1, at: value }),
  'in an object': (value: unknown): Properties => ({ order: { total: 1, at: value } }),
  'in a list': (value: unknown): Properties => ({ list: ['a', value, 'b'] }),
  'in an object in a list': (value: unknown): Properties => ({ lines: [{ sku: 'A1' }, { deep: [{ at: value }] }] }),
};
export const places = Object.keys(placings) as (keyof typeof placings)[];

export function placed(value: unknown, place: keyof typeof placings): Properties {
  return placings[place](value);
}

/** What the statement says of a call: the oracle. */
export function wantedOf(step: Step): Told {
  const operation = 'page' in step ? 'recordPageView' : 'recordEvent';
  if ('page' in step && !isUserId(step.user.id)) return { outcome: refusedId(step.user.id), heard: [] };
  if ('name' in step && step.lossy) return { outcome: refusedEvent(step.name), heard: [] };
  const call =
    'page' in step
      ? ['trackPageView', step.page, Number(step.user.id), 'web']
      : ['trackEvent', step.name, step.properties];
  return {
    outcome: step.sdkThrows ? `AnalyticsError of ${operation}, caused by the very value` : 'done',
    heard: [call],
  };
}

export function refusedId(id: string): string {
  return `InvalidUserIdError of ${JSON.stringify(id)}`;
}

export function refusedEvent(name: string): string {
  return `InvalidPropertiesError of ${JSON.stringify(name)}`;
}

/** Makes the call on an adapter, a new one where none is given, and tells what came of it. */
export function record(step: Step, argument = argumentOf(step), sdk = new RecordingSdk(), port = adapt(sdk)): Told {
  const failure = step.sdkThrows && { value: errors[step.sdkThrows]() };
  sdk.failWith(failure);
  const outcome = outcomeOf(() => {
    if ('page' in step) port.recordPageView(step.page, argument as User);
    else port.recordEvent(argument as AnalyticsEvent);
  }, failure?.value);
  return { outcome, heard: sdk.heard() };
}

function adapt(sdk: RecordingSdk): AnalyticsPort {
  return new LegacyAnalyticsAdapter(sdk);
}

/** The user or event that a step hands over, as a new object. */
export function argumentOf(step: Step): User | AnalyticsEvent {
  if ('page' in step) return { ...step.user };
  if (!step.lossy) return { name: step.name, properties: step.properties };
  return { name: step.name, properties: { ...step.properties, ...placed(lossy[step.lossy](), 'as a property') } };
}

/** What an action did, in words. */
export function outcomeOf(action: () => void, thrownBySdk?: unknown): string {
  try {
    action();
  } catch (error) {
    if (error instanceof InvalidUserIdError) return refusedId(error.userId);
    if (error instanceof InvalidPropertiesError) return refusedEvent(error.eventName);
    if (!(error instanceof AnalyticsError)) return `another error: ${String(error)}`;
    const cause = Object.is(error.cause, thrownBySdk) ? 'the very value' : String(error.cause);
    return `AnalyticsError of ${error.operation}, caused by ${cause}`;
  }
  return 'done';
}

/** What an argument holds, and whether anything can still be added to it. */
export function snapshot(argument: User | AnalyticsEvent): { holds: string; canGrow: boolean } {
  const parts = 'properties' in argument ? [argument, argument.properties] : [argument];
  return { holds: show(argument), canGrow: parts.every(Object.isExtensible) };
}

/** Freezes a value and all that it holds. */
export function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  Object.values(value).forEach(frozen);
  return value;
}

/** Steps that succeed. */
export function goodSteps(): fc.Arbitrary<Step> {
  return fc.oneof(views(userIds()), events());
}

/** Good steps, failing ones, and ones that hardly any adapter would send. */
export function mixedSteps(): fc.Arbitrary<Step> {
  return stepsWith(['guest'], ['undefined', 'an object that contains itself']);
}

/** Steps of all kinds: good ones, failing ones, refused ones. */
export function anySteps(): fc.Arbitrary<Step> {
  return stepsWith(notUserIds, kindsOfLossy);
}

function stepsWith(badIds: readonly string[], kinds: readonly Lossy[]): fc.Arbitrary<Step> {
  const failing = fc.tuple(goodSteps(), fc.constantFrom(...kindsOfError));
  const losing = fc.tuple(events(), fc.constantFrom(...kinds));
  return fc.oneof(
    goodSteps(),
    views(fc.constantFrom(...badIds)),
    failing.map(([step, sdkThrows]) => ({ ...step, sdkThrows })),
    losing.map(([step, kind]) => ({ ...step, lossy: kind })),
  );
}

function views(id: fc.Arbitrary<string>): fc.Arbitrary<Step> {
  const user = fc.record({ id, name: fc.constantFrom('Alice', '') }, plain);
  return fc.record({ page: fc.oneof(fc.constantFrom('/', '/cart'), hostileText(4)), user }, plain);
}

function events(): fc.Arbitrary<EventStep> {
  return fc.record({ name: fc.oneof(ids(), hostileText(4)), properties: properties() }, plain);
}

/** Properties that JSON can hold, with keys and text that break careless code. */
export function properties(): fc.Arbitrary<Properties> {
  const numbers = fc.oneof(fc.integer(), fc.constantFrom(0, 1.5, -0.1, 1e21, Number.MIN_VALUE, 2 ** 53));
  const { object } = fc.letrec<{ value: unknown; object: Properties }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 3, depthSize: 'small' },
      fc.oneof(fc.constantFrom(null, true, false), numbers, hostileText(4)),
      fc.array(tie('value'), { maxLength: 3 }),
      tie('object'),
    ),
    object: fc.dictionary(fc.oneof(ids(), fc.constantFrom('toJSON', '0')), tie('value'), { maxKeys: 3, ...plain }),
  }));
  return object;
}

/** Ids of users whom the vendor knows by number. */
export function userIds(): fc.Arbitrary<string> {
  const numbers = fc.oneof(fc.nat(12), fc.maxSafeNat(), fc.constantFrom(100, 1e15, Number.MAX_SAFE_INTEGER));
  return numbers.map(String);
}

/** Ids that some conversion takes for a number, or for nothing wrong. */
export const notUserIds = [
  ...[
    '',
    ' ',
    '42abc',
    'abc',
    '1e3',
    ' 7',
    '7 ',
    '7\n',
    '\n7',
    '007',
    '00',
    '-0',
    '-1',
    '+1',
    '1.0',
    '1.5',
    '.5',
    '5.',
  ],
  ...[
    '0x10',
    '0b1',
    '1n',
    '1_000',
    '1,000',
    '1e+21',
    '1e21',
    'NaN',
    'Infinity',
    '-Infinity',
    'null',
    'true',
    '٣',
    '１',
  ],
  ...['9007199254740992', '9007199254740993', '12345678901234567890', '__proto__', '1\n2'],
];

export function badUserIds(): fc.Arbitrary<string> {
  const unit = fc.constantFrom('0', '1', '9', ' ', '-', '+', '.', 'e', 'x', 'a', '\n', '\u00a0', '٣');
  return fc.oneof(
    fc.constantFrom(...notUserIds),
    fc.string({ unit, maxLength: 6 }).filter((id) => !isUserId(id)),
  );
}

const plain = { noNullPrototype: true } as const;

function isUserId(id: string): boolean {
  return Number.isSafeInteger(Number(id)) && Number(id) >= 0 && String(Number(id)) === id;
}

function parsed(data: unknown): unknown {
  try {
    if (typeof data === 'string') return JSON.parse(data) as unknown;
  } catch {
    // Told below.
  }
  return { 'not JSON text': data };
}
