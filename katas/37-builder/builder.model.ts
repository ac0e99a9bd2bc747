import fc from 'fast-check';
import { hostileText } from '../support/generators.ts';
import { copyPlain } from '../support/show.ts';
import { HttpRequestBuilder, type HttpRequest } from './builder.ts';

// Calls of setters as data, and what they are to build.

export type Call =
  | ['method', string]
  | ['header', string, string]
  | ['jsonBody', unknown]
  | ['bearerToken', string]
  | ['timeout', number]
  | ['withRetries', number];

export type Step = Call | ['build'];

export const url = 'https://api.example.com/users';

export function apply(builder: HttpRequestBuilder, [setter, ...values]: Call): HttpRequestBuilder {
  return Reflect.apply(builder[setter], builder, values) as HttpRequestBuilder;
}

/**
 * Always goes on with what a setter returned, and never uses an earlier reference. Setters get copies: what they do to
 * their arguments must not change what these are to build.
 */
export function continued(builder: HttpRequestBuilder, steps: readonly Step[], onBuild = (_: HttpRequest) => {}) {
  let current = builder;
  for (const step of steps) {
    if (step[0] === 'build') onBuild(current.build());
    else current = apply(current, copyPlain(step));
  }
  return current;
}

export function builderAfter(steps: readonly Step[], onBuild?: (request: HttpRequest) => void): HttpRequestBuilder {
  return continued(new HttpRequestBuilder(url), steps, onBuild);
}

/** A request as plain data, its headers as sorted lines. */
export interface Said {
  url: string;
  method: string;
  headers: string[];
  body: string | null;
  timeoutSeconds: number;
  retries: number;
}

export function said({ url, method, headers, body, timeoutSeconds, retries }: HttpRequest): Said {
  return { url, method, headers: lines(Object.entries(headers)), body, timeoutSeconds, retries };
}

function lines(headers: Iterable<[string, string]>): string[] {
  return [...headers].map(([name, value]) => `${name}: ${value}`).sort();
}

export const defaults = { method: 'GET', headers: [], body: null, timeoutSeconds: 30, retries: 0 };

/** What the request says after these calls: of each part, what the last call said. */
export function rightAfter(steps: readonly Step[]): Said {
  const right: Said = { url, ...defaults };
  const headers = new Map<string, string>();
  for (const [setter, first, second] of steps) {
    if (setter === 'method') right.method = first.toUpperCase();
    if (setter === 'timeout') right.timeoutSeconds = first;
    if (setter === 'withRetries') right.retries = first;
    if (setter === 'jsonBody') right.body = JSON.stringify(first);
    if (setter === 'jsonBody') headers.set('content-type', 'application/json');
    if (setter === 'bearerToken') headers.set('authorization', `Bearer ${first}`);
    if (setter === 'header') headers.set(first.toLowerCase(), second);
  }
  return { ...right, headers: lines(headers) };
}

export function calls(): fc.Arbitrary<Call> {
  return fc.oneof(
    fc.tuple(fc.constant('method'), methods()),
    fc.tuple(fc.constant('timeout'), timeouts()),
    fc.tuple(fc.constant('withRetries'), retries()),
    headerCalls(fc.constantFrom('accept', 'x-id')),
    jsonCalls(),
    tokenCalls(),
  );
}

export function steps(): fc.Arbitrary<Step> {
  return fc.oneof({ weight: 2, arbitrary: calls() }, { weight: 1, arbitrary: fc.tuple(fc.constant('build')) });
}

export function headerCalls(names: fc.Arbitrary<string>): fc.Arbitrary<Call> {
  return fc.tuple(fc.constant('header'), names, fc.constantFrom('a', 'B', ''));
}

export function headerCall(name: string, value: string): Call {
  return ['header', name, value];
}

export function jsonCalls(): fc.Arbitrary<Call> {
  return fc.tuple(fc.constant('jsonBody'), fc.constantFrom(...jsonValues));
}

export function tokenCalls(): fc.Arbitrary<Call> {
  return fc.tuple(fc.constant('bearerToken'), fc.constantFrom('t1', 't2'));
}

export const oneCallForEachPart: Call[] = [
  ['method', 'get'],
  ['timeout', 5],
  ['withRetries', 2],
  ['jsonBody', { name: 'Alice' }],
  ['bearerToken', 't'],
  ['header', 'accept', 'text/csv'],
];

export const ownHeaders = ['content-type', 'authorization'];

/** Some are nothing to `if`, some are text already, and some lose a part on the way to JSON. */
export const jsonValues: unknown[] = [
  { name: 'Alice' },
  null,
  '',
  0,
  false,
  '{"a":1}',
  [Number.NaN],
  { a: undefined, b: 'é' },
];

export const bodyOf = {
  undefined: () => undefined,
  'a function': () => () => 'text',
  'a symbol': () => Symbol('text'),
  'a BigInt': () => ({ id: 1n }),
  'a cycle': () => {
    const user: Record<string, unknown> = { name: 'Alice' };
    user['self'] = user;
    return user;
  },
};

export const notBodies = Object.keys(bodyOf) as (keyof typeof bodyOf)[];

export function urls(): fc.Arbitrary<string> {
  return fc.constantFrom(
    'https://api.example.com/users',
    'http://a',
    'HTTPS://Api.Example.com:8443/Users/?q=1#top',
    'http://[::1]/é',
    'https://example.com/../a|b',
  );
}

export const notUrls = [
  '',
  '/users',
  'example.com',
  '//example.com/users',
  'ftp://example.com',
  'file:///etc/passwd',
  'httpx://example.com',
  'ahttp://example.com',
  'mailto:http://example.com',
  'https:example.com',
  'https:/example.com',
  'http://',
  'http://[',
  'http://example.com:port',
  ' https://example.com',
  'https://example.com ',
  'https://exam ple.com',
  'https://example.com/\r\nX-Admin: yes',
  'https://example.com\n',
];

export function methods(): fc.Arbitrary<string> {
  return fc.constantFrom('POST', 'GET', 'DELETE', 'M-SEARCH');
}

export function timeouts(): fc.Arbitrary<number> {
  const few = fc.constantFrom(10, 0.5, Number.MIN_VALUE, Number.MAX_VALUE);
  return fc.oneof(few, fc.double({ min: Number.MIN_VALUE, noNaN: true, noDefaultInfinity: true }));
}

export const notTimeouts = [Number.NaN, Infinity, -Infinity, 0, -0, -1, -0.01, -Number.MIN_VALUE];

export function retries(): fc.Arbitrary<number> {
  return fc.oneof(fc.nat(5), fc.constantFrom(Number.MAX_SAFE_INTEGER));
}

export function values(): fc.Arbitrary<string> {
  return hostileText().map((text) => text.replaceAll(/[\r\n\0]/g, '-'));
}

export function tokens(): fc.Arbitrary<string> {
  const visible = fc.integer({ min: 33, max: 126 }).map((code) => String.fromCharCode(code));
  return fc.string({ unit: visible, minLength: 1, maxLength: 6 });
}

export const wordCharacters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!#$%&'*+-.^_`|~";

export function words(): fc.Arbitrary<string> {
  return fc.string({ unit: fc.constantFrom(...wordCharacters), minLength: 1, maxLength: 6 });
}

export function notWords(): fc.Arbitrary<string> {
  return inserted(words(), ['\r\n', '\r', '\n', '\0', '\t', ' ', ...'"(),/:;<=>?@[\\]{}', '\x7f', 'é']);
}

export function inserted(texts: fc.Arbitrary<string>, traps: readonly string[]): fc.Arbitrary<string> {
  return fc
    .tuple(texts, fc.constantFrom(...traps), fc.nat(6))
    .map(([text, trap, at]) => text.slice(0, at) + trap + text.slice(at));
}
