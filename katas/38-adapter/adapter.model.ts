import { basename } from 'node:path';
import fc from 'fast-check';
import { type Failure, failureOf } from '../support/failure.ts';
import { functionsCalled, missingCalls } from '../support/functions-called.ts';
import { anyKey, anyString, hostileStrings } from '../support/hostile.ts';
import type { Mode } from '../support/modes.ts';
import { openProject } from '../support/import-rules.ts';
import { inObjectForm, objectForms } from '../support/plug-in.ts';
import { show } from '../support/show.ts';
import { beyondInterface, standIn } from '../support/stand-in.ts';
import {
  type AnalyticsEvent,
  AnalyticsError,
  type AnalyticsPort,
  InvalidPropertyError,
  InvalidUserIdError,
  LegacyAnalyticsAdapter,
  type LegacyAnalyticsSdk,
  type Recording,
  trackCheckout,
  type User,
} from './adapter.ts';

/** A call to the port: a page view or an event. */
export type Step = { readonly page: string; readonly user: User } | AnalyticsEvent;

/** The methods of the port. */
export const operations = ['recordPageView', 'recordEvent'] as const;

export type Operation = (typeof operations)[number];

/** The SDKs that the adapter must work with. */
export const sdkForms = ['a stand-in with only the two methods', ...objectForms] as const;

export type SdkForm = (typeof sdkForms)[number];

/** What a call to the port returned or threw. */
type Outcome = { returned: unknown } | { error: unknown };

/** An adapter with an SDK of our own. It keeps what the SDK receives and how each call to the port ends. */
export class Session {
  /** The number of calls that the SDK received while the adapter was created. */
  readonly callsOnCreation: number;
  readonly #steps: { calls: unknown[][]; outcome: Outcome }[] = [];
  readonly #sdk: LegacyAnalyticsSdk;
  readonly #port: AnalyticsPort;
  /** What every call to the SDK throws, if anything. */
  readonly #failure: Failure | undefined;
  readonly #called = { recordPageView: 0, recordEvent: 0 };
  #calls: unknown[][] = [];
  #status = 0;
  #answer = (): number => 0;

  constructor({ form = 'an object literal', failure, mode }: { form?: SdkForm; failure?: Failure; mode?: Mode } = {}) {
    const methods = {
      trackPageView: (...args: unknown[]) => this.#receive('trackPageView', args),
      trackEvent: (name: string, data: string, ...more: unknown[]) =>
        this.#receive('trackEvent', [name, parsed(data), ...more]),
    };
    this.#sdk = form === 'a stand-in with only the two methods' ? standIn('sdk', methods) : inObjectForm(methods, form);
    this.#port = new LegacyAnalyticsAdapter(this.#sdk);
    this.callsOnCreation = this.#calls.length;
    // The SDK fails only after the adapter has been created.
    this.#failure = failure;
    const answer = (): number => {
      if (failure) throw failure.value;
      return this.#status;
    };
    this.#answer = mode ? mode.port(answer) : answer;
  }

  /** Makes a call to the port, during which the SDK returns this status. */
  do(step: Step, status = 0): void {
    this.#calls = [];
    this.#status = status;
    const outcome = outcomeOf(() =>
      'page' in step ? this.#port.recordPageView(step.page, step.user) : this.#port.recordEvent(step),
    );
    this.#steps.push({ calls: this.#calls, outcome });
  }

  /** Calls this method of the port. Every second call to a method has equal arguments. */
  call(operation: Operation, status?: number): void {
    const n = this.#called[operation] % 2;
    this.#called[operation] += 1;
    this.do(operation === 'recordPageView' ? view(`/page-${n}`) : event({ total: n + 1 }), status);
  }

  /** What the SDK received during each step: `trackPageView("/", 7, "web")`. An error of the port is added. */
  received(): string[] {
    return this.#steps.map(({ calls, outcome }) => {
      const lines = calls.map((call) => lineOf(call));
      if ('error' in outcome) lines.push(describeError(outcome.error));
      return lines.join(', then ') || 'no call';
    });
  }

  /** The number of calls that the SDK received during each step. */
  counts(): number[] {
    return this.#steps.map(({ calls }) => calls.length);
  }

  /** The argument of each call to the SDK at this position, from 0. */
  argumentsAt(position: number): unknown[] {
    return this.#steps.flatMap(({ calls }) => calls.map((call) => call[position + 1]));
  }

  /** How each step ended: `returns 'recorded'`, `throws InvalidUserIdError for '007'`. */
  outcomes(thrownBySdk = this.#failure): string[] {
    return this.#steps.map(({ outcome }) =>
      'error' in outcome ? `throws ${describeError(outcome.error, thrownBySdk)}` : `returns ${show(outcome.returned)}`,
    );
  }

  /** What the adapter did with the SDK besides calling its two methods, if this SDK can tell. */
  beyond(): string[] {
    return beyondInterface(this.#sdk);
  }

  #receive(method: string, args: unknown[]): number {
    this.#calls.push([method, ...args]);
    return this.#answer();
  }
}

/** Makes these calls on a new adapter. */
export function play(...steps: Step[]): Session {
  const session = new Session();
  for (const step of steps) session.do(step);
  return session;
}

/** The call to the SDK that this step has to cause. */
export function expectedCall(step: Step): string {
  return 'page' in step
    ? lineOf(['trackPageView', step.page, Number(step.user.id), 'web'])
    : lineOf(['trackEvent', step.name, step.properties]);
}

/** A call with its arguments as JSON, the properties of objects in alphabetical order. */
function lineOf([method, ...args]: readonly unknown[]): string {
  return `${String(method)}(${args.map((arg) => (typeof arg === 'number' ? String(arg) : json(arg))).join(', ')})`;
}

function json(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? String(value);
  const members = Object.keys(value).toSorted();
  return `{${members.map((key) => `${JSON.stringify(key)}: ${json(Reflect.get(value, key))}`).join(', ')}}`;
}

export function view(page = '/', id = '7'): Step {
  return { page, user: { id, name: 'Alice' } };
}

export function event(properties: Readonly<Record<string, unknown>> = {}, name = 'signup'): AnalyticsEvent {
  return { name, properties };
}

/** An object with one property of this name, even if the name is `__proto__`. */
export function own(name: string, value: unknown): Record<string, unknown> {
  return Object.fromEntries([[name, value]]);
}

/** Valid page views and events with ordinary values. */
export function ordinarySteps(): fc.Arbitrary<Step> {
  return fc.oneof(
    fc.record({ page: fc.constantFrom('/', '/cart'), user: users(fc.constantFrom('1', '2', '42')) }, plain),
    fc.record(
      {
        name: fc.constantFrom('signup', 'search'),
        properties: fc.dictionary(fc.constantFrom('total', 'coupon'), fc.constantFrom(1, 'SPRING', true), {
          maxKeys: 2,
          ...plain,
        }),
      },
      plain,
    ),
  );
}

/** Valid page views and events with any strings. */
export function anySteps(): fc.Arbitrary<Step> {
  const values = fc.oneof(anyString(), fc.boolean(), fc.nat(99));
  // In Node.js 24 and 26, JSON.parse takes an escaped name such as "\n" for a backslash, if an object with the same names
  // before it has had a backslash in its place.
  const names = fc.oneof(anyKey(), anyString(), fc.constant('toJSON')).filter((name) => !name.includes('\\'));
  return fc.oneof(
    fc.record({ page: anyString(), user: users(fc.constantFrom('1', '2', '42')) }, plain),
    fc.record({ name: anyString(), properties: fc.dictionary(names, values, { maxKeys: 3, ...plain }) }, plain),
  );
}

export function users(id: fc.Arbitrary<string>): fc.Arbitrary<User> {
  return fc.record({ id, name: fc.constantFrom('Alice', 'Bob') }, plain);
}

const plain = { noNullPrototype: true } as const;

/** Strings that some conversion takes for a user id. */
export const typicalInvalidIds: readonly string[] = [
  ...['', ' ', '42abc', 'guest', '1e3', ' 7', '7 ', '7\n', '\n7', '7\n8', '007', '00', '-0', '-1', '+1', '1.0', '1.5'],
  ...['5.', '0x10', '0b1', '1n', '1_000', '1,000', '1e+21', 'NaN', 'Infinity', 'null', 'true', '\u0663', '\uff11'],
  ...['9007199254740992', '9007199254740993', '12345678901234567890', '__proto__'],
];

export function invalidIds(): fc.Arbitrary<string> {
  const unit = fc.constantFrom('0', '1', '9', ' ', '-', '+', '.', 'e', 'x', 'a', '\n', '\u00a0', '\u0663');
  return fc
    .oneof(fc.constantFrom(...typicalInvalidIds, ...hostileStrings), fc.string({ unit, maxLength: 6 }))
    .filter((id) => !isUserId(id));
}

function isUserId(id: string): boolean {
  if (id === '' || [...id].some((character) => !'0123456789'.includes(character))) return false;
  return String(BigInt(id)) === id && BigInt(id) <= Number.MAX_SAFE_INTEGER;
}

/** Values that the vendor does not accept. */
const unaccepted = {
  'the value undefined': () => undefined,
  'the value null': () => null,
  'the number NaN': () => Number.NaN,
  'the number Infinity': () => Number.POSITIVE_INFINITY,
  'the number -Infinity': () => Number.NEGATIVE_INFINITY,
  'a bigint': () => 10n,
  'a symbol': () => Symbol('s'),
  'a function': () => () => 1,
  'a function that returns a string': () => () => 'text',
  'an array': () => ['A1'],
  'an empty array': () => [],
  'an object': () => ({ sku: 'A1' }),
  'an object whose toJSON returns a string': () => ({ toJSON: () => 'text' }),
  'a date': () => new Date(0),
  'a Map': () => new Map([['a', 1]]),
  'an error': () => new Error('failed'),
  'a boxed number': () => Object(5) as unknown,
  'a boxed string': () => Object('text') as unknown,
  'a boxed boolean': () => Object(true) as unknown,
};

export type Unaccepted = keyof typeof unaccepted;

export const unacceptedKinds = Object.keys(unaccepted) as Unaccepted[];

/** Properties of which one has a value that the vendor does not accept, before or after a valid one. */
export function invalidProperties(
  kind: Unaccepted,
  property: string,
  place: 'alone' | 'first' | 'last',
): Record<string, unknown> {
  const invalid: [string, unknown] = [property, unaccepted[kind]()];
  const valid: [string, unknown] = [property === 'total' ? 'other' : 'total', 1];
  const all = { alone: [invalid], first: [invalid, valid], last: [valid, invalid] };
  return Object.fromEntries(all[place]);
}

/** Numbers that are neither 0 nor 1, and that careless code takes for one of them. */
export const failureStatuses = [2, 3, -1, 404, 0.5, 1.5, Number.NaN, 2 ** 32, 2 ** 32 + 1] as const;

/** Errors of the starter's classes, which an SDK may throw as well. */
export const ownErrors = {
  'an AnalyticsError': () => new AnalyticsError('recordEvent', 'quota exceeded'),
  'an InvalidUserIdError': () => new InvalidUserIdError('x'),
  'an InvalidPropertyError': () => new InvalidPropertyError('x', 'y'),
};

/** Failures that careless code treats in another way than errors. */
export const typicalFailures: readonly Failure[] = [
  failureOf('undefined', undefined),
  failureOf('null', null),
  failureOf('0', 0),
  failureOf('a string', 'quota exceeded'),
  ...Object.entries(ownErrors).map(([name, make]) => failureOf(name, make())),
];

/** The outcome of a page view by a user with an invalid id. */
export function rejectedId(userId: string): string {
  return `throws InvalidUserIdError for ${show(userId)}`;
}

/** The outcome of an event with an invalid property. */
export function rejectedProperty(eventName: string, property: string): string {
  return `throws InvalidPropertyError for event ${show(eventName)}, property ${show(property)}`;
}

/** The outcome of a call during which the SDK fails. */
export function failed(operation: Operation, cause: number | 'what the SDK threw'): string {
  return `throws AnalyticsError in ${operation}, caused by ${typeof cause === 'number' ? show(cause) : cause}`;
}

function outcomeOf(action: () => unknown): Outcome {
  try {
    return { returned: action() };
  } catch (error) {
    return { error };
  }
}

/** An error and what it carries, in words. */
function describeError(error: unknown, thrownBySdk?: Failure): string {
  if (error instanceof InvalidUserIdError) return `InvalidUserIdError for ${show(error.userId)}`;
  if (error instanceof InvalidPropertyError) {
    return `InvalidPropertyError for event ${show(error.eventName)}, property ${show(error.property)}`;
  }
  if (!(error instanceof AnalyticsError)) return brief(error);
  const isSame = thrownBySdk !== undefined && Object.is(thrownBySdk.value, error.cause);
  return `AnalyticsError in ${error.operation}, caused by ${isSame ? 'what the SDK threw' : brief(error.cause)}`;
}

function brief(value: unknown): string {
  return value instanceof Error ? `${value.name}: ${value.message}` : show(value);
}

function parsed(data: unknown): unknown {
  try {
    if (typeof data === 'string') return JSON.parse(data) as unknown;
  } catch {
    // Shown below.
  }
  return { 'not JSON text': data };
}

/** The ports that `trackCheckout` must work with. */
export const portForms = [
  'a stand-in with only the two methods',
  'a subclass of LegacyAnalyticsAdapter that overrides both methods',
  'a LegacyAnalyticsAdapter with replaced methods',
  'a proxy around a LegacyAnalyticsAdapter',
  ...objectForms,
] as const;

export type PortForm = (typeof portForms)[number];

export interface Checkout {
  readonly user: User;
  readonly total: number;
}

/** A port of our own that keeps everything it receives. If it is an adapter, it also keeps what its SDK receives. */
export class Desk {
  readonly received: unknown[][] = [];
  readonly receivedBySdk: unknown[][] = [];
  readonly port: AnalyticsPort;

  constructor(form: PortForm, returns: Recording = 'recorded') {
    const keep = (...call: unknown[]): Recording => {
      this.received.push(call);
      return returns;
    };
    this.port = portIn(form, this.#sdk(), {
      recordPageView: (...args) => keep('recordPageView', ...args),
      recordEvent: (...args) => keep('recordEvent', ...args),
    });
    // What an adapter sends on creation is no concern of `trackCheckout`.
    this.receivedBySdk.length = 0;
  }

  /** Records a checkout. If that throws, the error is kept as well. */
  checkOut({ user, total }: Checkout): void {
    const outcome = outcomeOf(() => trackCheckout(this.port, user, total));
    if ('error' in outcome) this.received.push([`trackCheckout throws ${describeError(outcome.error)}`]);
  }

  #sdk(): LegacyAnalyticsSdk {
    const keep = (...call: unknown[]): number => {
      this.receivedBySdk.push(call);
      return 0;
    };
    return {
      trackPageView: (...args) => keep('trackPageView', ...args),
      trackEvent: (...args) => keep('trackEvent', ...args),
    };
  }
}

/** The calls that a checkout has to make on a port. */
export function expectedCheckout({ user, total }: Checkout): unknown[][] {
  return [
    ['recordPageView', '/checkout', user],
    ['recordEvent', { name: 'checkout_completed', properties: { total, currency: 'USD' } }],
  ];
}

function portIn(form: PortForm, sdk: LegacyAnalyticsSdk, methods: AnalyticsPort): AnalyticsPort {
  switch (form) {
    case 'a stand-in with only the two methods':
      return standIn('analytics', methods);
    case 'a subclass of LegacyAnalyticsAdapter that overrides both methods':
      return new OverridingAdapter(sdk, methods);
    case 'a LegacyAnalyticsAdapter with replaced methods':
      return replaceMethods(new LegacyAnalyticsAdapter(sdk), methods);
    case 'a proxy around a LegacyAnalyticsAdapter':
      return proxyAround(new LegacyAnalyticsAdapter(sdk), methods);
    default:
      return inObjectForm(methods, form);
  }
}

class OverridingAdapter extends LegacyAnalyticsAdapter {
  readonly #methods: AnalyticsPort | undefined;

  constructor(sdk: LegacyAnalyticsSdk, methods: AnalyticsPort) {
    super(sdk);
    // Methods that are fields would hide those of this class.
    if (Object.hasOwn(this, 'recordPageView') || Object.hasOwn(this, 'recordEvent')) {
      return replaceMethods(this, methods) as this;
    }
    this.#methods = methods;
  }

  override recordPageView(page: string, user: User): Recording {
    return this.#methods?.recordPageView(page, user) ?? 'recorded';
  }

  override recordEvent(event: AnalyticsEvent): Recording {
    return this.#methods?.recordEvent(event) ?? 'recorded';
  }
}

/** Replaces the methods of this one adapter. A frozen adapter becomes the prototype of an object that has them. */
function replaceMethods(adapter: LegacyAnalyticsAdapter, { recordPageView, recordEvent }: AnalyticsPort) {
  const target = Object.isExtensible(adapter) ? adapter : (Object.create(adapter) as LegacyAnalyticsAdapter);
  return Object.defineProperties(target, {
    recordPageView: { value: recordPageView },
    recordEvent: { value: recordEvent },
  });
}

/** A proxy that has these methods, even if the adapter is frozen and has methods that are fields. */
function proxyAround(adapter: LegacyAnalyticsAdapter, methods: AnalyticsPort): AnalyticsPort {
  return new Proxy(Object.create(adapter) as LegacyAnalyticsAdapter, {
    get: (_, key): unknown => Reflect.get(Object.hasOwn(methods, key) ? methods : adapter, key),
  });
}

/**
 * The functions of your file that run when the two methods of an adapter are called, but not, or less often, when
 * `trackCheckout` is called with that adapter.
 *
 * @param testUrl `import.meta.url` of the kata's test
 */
export function skippedByCheckout(testUrl: string): string[] {
  // Not always adapter.ts: a wrong solution of the workbook's own is a file with another name.
  const file = basename(openProject(testUrl, ['adapter.ts']).fileOf('adapter.ts'));
  const user = { id: '42', name: 'Alice' };
  const sdk: LegacyAnalyticsSdk = { trackPageView: () => 0, trackEvent: () => 0 };
  const adapter = new LegacyAnalyticsAdapter(sdk);
  const callDirectly = () => {
    adapter.recordPageView('/checkout', user);
    adapter.recordEvent({ name: 'checkout_completed', properties: { total: 9999, currency: 'USD' } });
  };
  const checkOut = () => trackCheckout(adapter, user, 9999);
  // Once before, so that code that runs only on the first call does not count.
  callDirectly();
  checkOut();
  const [direct = [], byCheckout = []] = functionsCalled([file], [callDirectly, checkOut]);
  return missingCalls(direct, byCheckout);
}
