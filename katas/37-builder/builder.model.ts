import fc from 'fast-check';
import { expect } from 'vitest';
import { anyString, hostileStrings, lookAlikes, wholeNumbers } from '../support/hostile.ts';
import { show } from '../support/show.ts';
import { thrownBy } from '../support/thrown.ts';
import { TodoError } from '../support/todo.ts';
import { BodyNotAllowedError, type HttpRequest, HttpRequestBuilder } from './builder.ts';

/** A call of a setter. */
export type Call =
  | ['method', string]
  | ['header', string, string]
  | ['jsonBody', unknown]
  | ['bearerToken', string]
  | ['timeout', number]
  | ['withRetries', number];

export type Step = Call | ['build'];

/** A request as plain data, its headers as sorted lines. */
export interface Content {
  url: string;
  method: string;
  headers: string[];
  body: string | null;
  timeoutSeconds: number;
  retries: number;
}

export const url = 'https://api.example.com/users';

export const method = (name: string): Call => ['method', name];
export const header = (name: string, value: string): Call => ['header', name, value];
export const json = (value: unknown): Call => ['jsonBody', value];
export const token = (text: string): Call => ['bearerToken', text];
export const timeout = (seconds: number): Call => ['timeout', seconds];
export const retries = (count: number): Call => ['withRetries', count];
export const build: Step = ['build'];

/** Most stories begin with these calls, so that they depend neither on defaults nor on what `build` checks. */
export const start: readonly Call[] = [method('POST'), timeout(10), retries(1)];

/** Calls that set a part again, some of them to the value that it had in `start`. */
export const repeatedCalls: Call[][] = [
  [method('PUT'), method('POST')],
  [timeout(5), timeout(10)],
  [retries(3), retries(1)],
  [retries(3), retries(0)],
  [json(1), json(2), json(1)],
  [token('a'), token('b'), token('a')],
  [token(''), token(" $&\n'")],
  [header('accept', 'a'), header('accept', 'b'), header('accept', 'a')],
  [header('accept', 'a'), header('x-id', 'a')],
  [method('')],
  [method(' POST\n')],
];

/** Calls that set the same header in different ways. */
export const callsForOneHeader: Call[][] = [
  [header('Accept', 'a'), header('accept', 'b'), header('ACCEPT', 'c')],
  [header('Accept', 'a'), header('accept', 'b'), header('Accept', 'c')],
  [header('authorization', 'Basic x'), token('t')],
  [token('t'), header('Authorization', 'Basic x')],
  [header('CONTENT-TYPE', 'text/csv'), json(1)],
  [json(1), header('content-type', 'text/csv')],
  [json(1), header('content-type', 'text/csv'), json(1)],
];

/** Headers of hostile names and values, names that are almost the same, and many headers. */
export const hostileHeaders: Call[][] = [
  ...hostileStrings.map((text) => [header(text, text)]),
  ...lookAlikes.map(([one, other]) => [header(one, other), header(other, one)]),
  Array.from({ length: 60 }, (_, i) => header(`x-${i}`, String(i))),
];

/** Steps that set a body and a method in different orders. */
export const bodiesAndMethods: Step[][] = [
  [json(1)],
  [json(null)],
  [json('')],
  [json(1), build, build, method('POST')],
  [json(1), method('post')],
  [json(1), method('DELETE')],
  [method('get'), json(1)],
  [method('head'), json(1)],
  [method('POST'), json(1), method('GET')],
  [method('GET'), json(1), method('PUT')],
  [method('POST'), json(1), build, method('HEAD'), build, method('PUT')],
  [method('POST')],
  [method('HEAD'), build, json(1)],
];

/** Steps that go on after a build. */
export const stepsAfterBuilds: Step[][] = [
  [json({ name: 'Alice' }), token('t'), build, build, build],
  [header('x-a', '1'), build, header('x-b', '2'), build],
  [header('x-a', '1'), build, header('x-a', '2'), build],
  [build, method('PUT'), timeout(5), retries(2), build],
  [build, json(1), build, json(2), build],
  ...[token('t'), method('PUT'), timeout(5), retries(2), json(1), header('x-a', '1')].map((set) => [build, set, build]),
];

/** One call for each part. */
export const oneCallPerPart: readonly Call[] = [
  method('PUT'),
  timeout(5),
  retries(2),
  json({ name: 'Alice' }),
  token('tok123'),
  header('accept', 'text/csv'),
  header('x-id', '7'),
];

/** Calls a setter, and returns the builder to continue with. */
export function call(builder: HttpRequestBuilder, [setter, ...values]: Call): HttpRequestBuilder {
  const returned = Reflect.apply(builder[setter], builder, values) as HttpRequestBuilder | undefined;
  if (typeof returned?.build !== 'function') expect(returned, `what ${setter} returns`).toBe('a builder');
  return returned as HttpRequestBuilder;
}

/** The builder after these calls; each of them is made on what the previous one returned. */
export function builderAfter(calls: readonly Call[], from = new HttpRequestBuilder(url)): HttpRequestBuilder {
  return calls.reduce(call, from);
}

/** Uses a builder as a caller does: it continues with the builder that each setter returns. */
export class Session {
  #builder: HttpRequestBuilder;

  constructor(url: string) {
    this.#builder = new HttpRequestBuilder(url);
  }

  /** The request that a build returns, `continues` after a setter, or what was thrown. */
  do(step: Step): Content | string {
    try {
      if (step[0] === 'build') return contentOf(this.#builder.build());
      this.#builder = call(this.#builder, step);
      return 'continues';
    } catch (error) {
      if (error instanceof TodoError) throw error;
      if (error instanceof BodyNotAllowedError) return refusalFor(error.method);
      return `throws ${String(error)}`;
    }
  }

  /** The request itself. */
  request(): HttpRequest {
    return this.#builder.build();
  }
}

/**
 * The content of a request. Header names are converted to lower case, and an empty body becomes `null`, so that laws
 * about other parts do not depend on them.
 */
export function contentOf({ url, method, headers, body, timeoutSeconds, retries }: HttpRequest): Content {
  const entries = Object.entries(headers).map(([name, value]): [string, string] => [name.toLowerCase(), value]);
  return { url, method, headers: lines(entries), body: body || null, timeoutSeconds, retries };
}

/** Headers as sorted lines. */
export function lines(headers: Iterable<[string, string]>): string[] {
  return [...headers].map(([name, value]) => `${name}: ${value}`).sort();
}

/** What a request contains after these steps. */
export function expectedContent(url: string, steps: readonly Step[]): Content {
  const content: Content = { url, method: 'GET', headers: [], body: null, timeoutSeconds: 30, retries: 0 };
  const headers = new Map<string, string>();
  for (const [setter, first, second] of steps) {
    if (setter === 'method') content.method = first.toUpperCase();
    if (setter === 'timeout') content.timeoutSeconds = first;
    if (setter === 'withRetries') content.retries = first;
    if (setter === 'jsonBody') content.body = JSON.stringify(first);
    if (setter === 'jsonBody') headers.set('content-type', 'application/json');
    if (setter === 'bearerToken') headers.set('authorization', `Bearer ${first}`);
    if (setter === 'header') headers.set(first.toLowerCase(), second);
  }
  return { ...content, headers: lines(headers) };
}

/** What a session returns for each step. */
export function expectedOutcomes(url: string, steps: readonly Step[]): (Content | string)[] {
  return steps.map((step, i) => {
    if (step[0] !== 'build') return 'continues';
    const content = expectedContent(url, steps.slice(0, i));
    const isRefused = content.body !== null && ['GET', 'HEAD'].includes(content.method);
    return isRefused ? refusalFor(content.method) : content;
  });
}

function refusalFor(method: string): string {
  return `throws BodyNotAllowedError with the method ${JSON.stringify(method)}`;
}

/** A list of steps that a counterexample shows as code: `.method('POST').build()`. */
export function chain<S extends Step>(steps: readonly S[]): S[] {
  return shownAs([...steps], () => steps.map(code).join('') || 'no calls');
}

/** A chain that begins with `start`. */
export function story<S extends Step = Call>(...steps: readonly S[]): (S | Call)[] {
  return chain<S | Call>([...start, ...steps]);
}

/** Chains of any steps. */
export function chains<S extends Step>(steps: fc.Arbitrary<S>, maxLength = 8): fc.Arbitrary<S[]> {
  return fc.array(steps, { maxLength, size: 'max' }).map(chain);
}

/** Chains that begin with `start`. */
export function stories<S extends Step>(steps: fc.Arbitrary<S>, maxLength = 8): fc.Arbitrary<(S | Call)[]> {
  return fc.array(steps, { maxLength, size: 'max' }).map((drawn) => story(...drawn));
}

/** A step of one of several builders. */
export type NamedStep = ['a' | 'b' | 'c', Step];

/** Steps of several builders that a counterexample shows as code: `a.method('POST'); b.build()`. */
export function interleaved(steps: readonly NamedStep[]): NamedStep[] {
  return shownAs([...steps], () => steps.map(([name, step]) => `${name}${code(step)}`).join('; ') || 'no calls');
}

function code([name, ...values]: Step): string {
  return `.${name}(${values.map((value) => show(value)).join(', ')})`;
}

function shownAs<T extends object>(value: T, text: () => string): T {
  return Object.defineProperty(value, fc.toStringMethod, { value: text });
}

/** Ordinary calls, for requests that may have a body. */
export function calls(): fc.Arbitrary<Call> {
  return fc.oneof(
    fc.constantFrom('POST', 'PUT', 'PATCH').map(method),
    fc.constantFrom(10, 0.5, 60).map(timeout),
    fc.constantFrom(1, 2, 3).map(retries),
    headerCalls(fc.constantFrom('accept', 'x-id', 'x-b'), fc.constantFrom('a', 'B')),
    jsonCalls(),
  );
}

/** Calls with any value that is valid, for requests that may have a body. */
export function callsWithAnyValue(): fc.Arbitrary<Call> {
  return fc.oneof(
    calls(),
    anyUpperCaseString().map(method),
    timeouts().map(timeout),
    wholeNumbers().map(retries),
    anyString().map(token),
  );
}

/** Chains that begin with `start` and then set each part at most once. */
export function storiesOfDifferentParts(maxLength: number): fc.Arbitrary<Call[]> {
  const part = ([setter, first]: Call) => (setter === 'header' ? first : setter);
  return fc.uniqueArray(calls(), { maxLength, selector: part }).map((drawn) => story(...drawn));
}

export function stepsWithBuilds(): fc.Arbitrary<Step> {
  return fc.oneof({ weight: 2, arbitrary: calls() }, { weight: 1, arbitrary: fc.constant(build) });
}

export function jsonCalls(): fc.Arbitrary<Call> {
  return fc.constantFrom<unknown[]>({ name: 'Alice' }, ['a'], 1).map(json);
}

export function tokenCalls(): fc.Arbitrary<Call> {
  return fc.constantFrom('t1', 't2').map(token);
}

export function headerCalls(name: fc.Arbitrary<string>, value: fc.Arbitrary<string>): fc.Arbitrary<Call> {
  return fc.tuple(name, value).map((drawn) => header(...drawn));
}

/** Any string that `toUpperCase` leaves unchanged. */
export function anyUpperCaseString(): fc.Arbitrary<string> {
  return anyString().map((text) => text.toUpperCase());
}

export function timeouts(): fc.Arbitrary<number> {
  const edges = fc.constantFrom(10, 0.5, Number.MIN_VALUE, Number.MAX_VALUE);
  return fc.oneof(edges, fc.double({ min: Number.MIN_VALUE, noNaN: true, noDefaultInfinity: true }));
}

export const invalidTimeouts = [Number.NaN, Infinity, -Infinity, 0, -1, -0.01, -Number.MIN_VALUE];

class Point {
  readonly #label = 'p';
  x = 1;

  label(): string {
    return this.#label;
  }
}

/** Values for which `JSON.stringify` returns a string, and that careless code may lose or reject. */
export const valuesWithText = {
  null: () => null,
  false: () => false,
  '0': () => 0,
  NaN: () => Number.NaN,
  'an empty string': () => '',
  'a string that is JSON': () => '{"a":1}',
  'a string with $&': () => "a$&b$'c",
  'a string with U+2028': () => '\u2028\ud800é',
  'an empty object': () => ({}),
  'an array with a hole': () => [undefined, 1],
  'an object with an undefined property': () => ({ a: undefined, b: null }),
  'an object with a method': () => ({ a: 1, f: () => 2 }),
  'an object with a symbol as a key': () => ({ [Symbol('s')]: 1, b: 2 }),
  'an object with a getter': () => ({
    get a() {
      return 1;
    },
  }),
  'an object with the key toString': () => ({ toString: 'x', constructor: 'y' }),
  'an object without a prototype': () => Object.assign(Object.create(null) as object, { a: 1 }),
  'an object with toJSON': () => ({ toJSON: () => 'text' }),
  'a function with toJSON': () => Object.assign(() => {}, { toJSON: () => ({ a: 1 }) }),
  'an instance of a class': () => new Point(),
  'a frozen object': () => Object.freeze({ a: Object.freeze(['b']) }),
  'a Date': () => new Date(0),
  'a Map': () => new Map([['a', 1]]),
  'a Number object': () => Object(5) as unknown,
  'the same object twice': () => {
    const same = { a: 1 };
    return [same, same];
  },
};

/** Values for which `JSON.stringify` returns `undefined` or throws. */
export const valuesWithoutText = {
  undefined: () => undefined,
  'a function': () => () => 'text',
  'a symbol': () => Symbol('text'),
  'a BigInt': () => 1n,
  'an object that holds a BigInt': () => ({ name: 'Alice', id: 1n }),
  'an object that holds itself': () => {
    const user: Record<string, unknown> = { name: 'Alice' };
    user['self'] = user;
    return user;
  },
  'an object whose toJSON returns undefined': () => ({ a: 1, toJSON: () => undefined }),
  'an object whose toJSON throws an Error': () => ({ toJSON: throwing(new Error('failed')) }),
  'an object whose toJSON throws undefined': () => ({ toJSON: throwing(undefined) }),
};

export type WithText = keyof typeof valuesWithText;
export type WithoutText = keyof typeof valuesWithoutText;

function throwing(value: unknown): () => never {
  return () => {
    throw value;
  };
}

/** What careless code does to a request. */
export const changesToRequests = [
  'assigns every property',
  'deletes every property',
  'adds a header',
  'assigns every header',
  'deletes every header',
] as const;

/** Makes such a change, as far as the request allows it. */
export function changeRequest(request: HttpRequest, change: (typeof changesToRequests)[number]): void {
  const { headers } = request;
  const others = { url: '/', method: 'OTHER', headers: {}, body: 'other', timeoutSeconds: 1234, retries: 1234 };
  const attempts: Record<typeof change, (() => unknown)[]> = {
    'assigns every property': Object.entries(others).map(
      ([name, value]) =>
        () =>
          Reflect.set(request, name, value),
    ),
    'deletes every property': Object.keys(others).map((name) => () => Reflect.deleteProperty(request, name)),
    'adds a header': [() => Reflect.set(headers, 'x-other', 'other')],
    'assigns every header': Object.keys(headers).map((name) => () => Reflect.set(headers, name, 'other')),
    'deletes every header': Object.keys(headers).map((name) => () => Reflect.deleteProperty(headers, name)),
  };
  attempts[change].forEach(thrownBy);
}
